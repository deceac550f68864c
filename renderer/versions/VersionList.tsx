// The versions of a design, newest first, each with a small picture that is made when it comes into view.

import { Bookmark } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { DesignVersion } from '../../shared/api.ts';
import { DesignPicture } from '../gallery/DesignPicture.tsx';
import { useVersionTime, useVersionTitle } from './versionTitle.ts';

interface VersionListProps {
  readonly id: string;
  readonly versions: readonly DesignVersion[];
  readonly chosen: DesignVersion;
  readonly onChoose: (revision: number) => void;
}

export function VersionList({ id, versions, chosen, onChoose }: VersionListProps): ReactNode {
  const { t } = useTranslation();
  const titleOf = useVersionTitle();
  const timeOf = useVersionTime();
  return (
    <ListBox
      className="version-list"
      aria-label={t('versions.title')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen.revision]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChoose(Number(key));
      }}
    >
      {versions.map((version, index) => (
        <ListBoxItem key={version.revision} id={version.revision} className="version" textValue={titleOf(version)}>
          <PictureInView id={id} revision={version.revision} />
          <span className="version-words">
            <span className="version-title">
              {version.name === '' ? null : <Bookmark size={12} aria-hidden />}
              {titleOf(version)}
            </span>
            <span className="muted small">
              {index === 0 ? t('versions.now') : version.name === '' ? t('versions.byItself') : timeOf(version)}
            </span>
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function PictureInView({ id, revision }: { id: string; revision: number }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current || isSeen) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isSeen]);
  return (
    <span ref={place} className="version-picture">
      {isSeen ? <DesignPicture id={id} revision={revision} longPx={96} /> : null}
    </span>
  );
}
