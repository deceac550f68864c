// A design of the library: its picture, its name, when it changed, its tags, and what can be done with it.

import { CopyPlus, FileDown, History, MoreHorizontal, Pencil, Tag, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { DesignSummary } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAgo } from '../shell/useAgo.ts';
import { go, tell, tellFault } from '../shell/viewStore.ts';
import { Versions } from '../versions/lazy.tsx';
import { RenameDialog, TagsDialog } from './CardDialogs.tsx';
import { DesignPicture } from './DesignPicture.tsx';
import { savePointFile } from './fileActs.ts';

const acts = [
  { id: 'rename', icon: Pencil },
  { id: 'tags', icon: Tag },
  { id: 'versions', icon: History },
  { id: 'duplicate', icon: CopyPlus },
  { id: 'saveFile', icon: FileDown },
  { id: 'remove', icon: Trash2 },
] as const;

type Act = (typeof acts)[number]['id'];

export function DesignCard({ summary, known, onTag }: { summary: DesignSummary; known: readonly string[]; onTag: (tag: string) => void }): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const { studio } = connection;
  const { id, name } = summary;
  const ago = useAgo(summary.changedAt);
  const [dialog, setDialog] = useState<'rename' | 'tags' | 'versions'>();
  const end = (): void => setDialog(undefined);
  const remove = async (): Promise<void> => {
    await studio.designs.remove({ id });
    tell(t('gallery.removed', { name }), { words: t('gallery.bringBack'), run: () => void studio.designs.restore({ id }).catch(tellFault) });
  };
  const duplicate = async (): Promise<void> => {
    const copy = await studio.designs.duplicate({ id });
    tell(t('gallery.duplicated', { name: copy.design.name }));
  };
  const runs: Readonly<Record<Act, () => void | Promise<void>>> = {
    rename: () => setDialog('rename'),
    tags: () => setDialog('tags'),
    versions: () => setDialog('versions'),
    duplicate,
    saveFile: () => savePointFile(connection, id),
    remove,
  };
  const run = (act: Act): void => void Promise.resolve(runs[act]()).catch(tellFault);
  return (
    <li className="design-card">
      <AriaButton className="design-button" aria-label={t('gallery.open', { name })} onPress={() => go({ screen: 'design', id })}>
        <DesignPicture id={id} revision={summary.revision} />
      </AriaButton>
      <div className="design-foot">
        <div className="design-words">
          <p className="design-name" title={name}>
            {name}
          </p>
          <p className="muted small">{ago}</p>
        </div>
        <MenuTrigger>
          <AriaButton className="button button-icon button-quiet" aria-label={t('library.more', { name })}>
            <MoreHorizontal size={16} aria-hidden />
          </AriaButton>
          <Popover className="popover" offset={4} placement="bottom end">
            <Menu className="list-box" aria-label={t('library.more', { name })}>
              {acts.map(({ id: act, icon: Icon }) => (
                <MenuItem key={act} id={act} className="list-box-item menu-item card-act" onAction={() => run(act)}>
                  <Icon size={14} aria-hidden />
                  {t(`library.acts.${act}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {summary.tags.length > 0 ? (
        <ul className="card-tags" aria-label={t('library.tagsOf', { name })}>
          {summary.tags.map((tag) => (
            <li key={tag}>
              <AriaButton className="tag tag-offer" onPress={() => onTag(tag)} aria-label={t('library.showTag', { tag })}>
                {tag}
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : null}
      {dialog === 'rename' ? <RenameDialog summary={summary} onClose={end} /> : null}
      {dialog === 'tags' ? <TagsDialog summary={summary} known={known} onClose={end} /> : null}
      {dialog === 'versions' ? <Versions id={id} onClose={end} /> : null}
    </li>
  );
}
