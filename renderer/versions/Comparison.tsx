// Two versions in pictures: beside each other, one over the other with an edge to move, or what differs between them alone.

import { Columns2, Contrast, SplitSquareHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignVersion } from '../../shared/api.ts';
import { DesignPicture } from '../gallery/DesignPicture.tsx';
import { Segments } from '../ui/index.ts';

const longPx = 720;

type Way = 'beside' | 'over' | 'difference';

interface ComparisonProps {
  readonly id: string;
  readonly before: DesignVersion;
  readonly after: DesignVersion;
  readonly titles: readonly string[];
}

export function Comparison({ id, before, after, titles }: ComparisonProps): ReactNode {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('beside');
  const [edge, setEdge] = useState(50);
  const pictures = [before, after].map(({ revision }, index) => (
    <DesignPicture key={index} id={id} revision={revision} longPx={longPx} alt={t('versions.pictureOf', { title: titles[index] })} />
  ));
  return (
    <div className="comparison">
      <Segments
        label={t('versions.compare')}
        value={way}
        options={[
          { id: 'beside', name: t('versions.beside'), icon: <Columns2 size={14} aria-hidden /> },
          { id: 'over', name: t('versions.over'), icon: <SplitSquareHorizontal size={14} aria-hidden /> },
          { id: 'difference', name: t('versions.difference'), icon: <Contrast size={14} aria-hidden /> },
        ]}
        onChange={(next) => setWay(next === 'over' || next === 'difference' ? next : 'beside')}
      />
      {way === 'beside' ? (
        <div className="comparison-beside">
          {pictures.map((picture, index) => (
            <figure key={index}>
              {picture}
              <figcaption className="muted small">{titles[index]}</figcaption>
            </figure>
          ))}
        </div>
      ) : (
        <div className={`comparison-pile is-${way}`}>
          {pictures[0]}
          {/* Not mirrored: the edge is where it is in the picture. */}
          <span className="comparison-top" style={way === 'over' ? { clipPath: `inset(0 0 0 ${edge}%)` } : undefined}>
            {pictures[1]}
          </span>
        </div>
      )}
      {way === 'over' ? (
        <label className="comparison-edge">
          <span className="unseen">{t('versions.edge')}</span>
          <span className="muted small">{titles[0]}</span>
          <input type="range" min={0} max={100} value={edge} onChange={(event) => setEdge(Number(event.target.value))} dir="ltr" />
          <span className="muted small">{titles[1]}</span>
        </label>
      ) : null}
    </div>
  );
}
