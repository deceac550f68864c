// A post as a network's feed shows it: the account, the words up to the fold, the pictures as they are cropped, and what is wrong with it.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/checks/check.ts';
import { firstGrapheme } from '../../shared/graphemes.ts';
import { feedLook, foldedCaption, seenRatio } from '../../shared/networks/preview.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import './preview.css';

export interface PreviewPicture {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** The picture, as wide and as high as it is shown; it is cropped about its middle. */
  readonly renderAt: (widthPx: number) => ReactNode;
}

interface PostPreviewProps {
  readonly network: { readonly id: string; readonly name: string };
  /** Name of the account, and how the network names it. */
  readonly account?: { readonly name: string; readonly handle: string } | undefined;
  readonly caption: string;
  readonly pictures: readonly PreviewPicture[];
  readonly problems: readonly Problem[];
}

/** Width of a preview, in CSS pixels. */
const widthPx = 288;
const tilePx = widthPx / 2 - 1;

export function PostPreview({ network, account, caption, pictures, problems }: PostPreviewProps): ReactNode {
  const { t } = useTranslation();
  const look = feedLook(network.id);
  const name = account?.name ?? t('queue.preview.you');
  const words = caption === '' ? null : <FoldedWords network={network.id} caption={caption} />;
  const frames = (
    <div className={`preview-pictures${pictures.length > 1 ? ` is-${look.several}` : ''}`}>
      {pictures.map((picture, index) => (
        <Frame key={picture.key} network={network.id} picture={picture} count={pictures.length} number={index + 1} />
      ))}
    </div>
  );
  return (
    <figure className="preview" aria-label={t('queue.preview.of', { network: network.name })}>
      <figcaption className="preview-head">
        <span className="preview-face" aria-hidden>
          {firstGrapheme(name).toLocaleUpperCase()}
        </span>
        <span className="preview-name">
          <strong>{name}</strong>
          <span className="muted small">{account?.handle || network.name}</span>
        </span>
        <span className="chip">{network.name}</span>
      </figcaption>
      {look.first === 'picture' ? frames : words}
      {look.first === 'picture' ? words : frames}
      {problems.length > 0 ? (
        <ul className="preview-problems">
          {problems.map(({ severity, message }) => (
            <li key={message} className="plan-problem">
              <SeverityMark severity={severity} />
              {message}
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  );
}

function FoldedWords({ network, caption }: { network: string; caption: string }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { seen, isFolded } = foldedCaption(network, caption);
  return (
    <p className="preview-words" dir="auto">
      {isOpen ? caption : seen}
      {isFolded ? (
        <button type="button" className="preview-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('queue.preview.less') : t('queue.preview.more')}
        </button>
      ) : null}
    </p>
  );
}

function Frame({ network, picture, count, number }: { network: string; picture: PreviewPicture; count: number; number: number }): ReactNode {
  const { t } = useTranslation();
  const look = feedLook(network);
  const ratio = seenRatio(network, picture, count);
  const frameWidth = count > 1 && look.several === 'tiled' ? tilePx : widthPx;
  // The picture covers its frame.
  const shownWidth = Math.ceil(Math.max(frameWidth, (frameWidth / ratio) * (picture.width / picture.height)));
  const isCropped = Math.abs(ratio - picture.width / picture.height) > 0.01;
  return (
    <div className="preview-frame" style={{ inlineSize: frameWidth, blockSize: Math.round(frameWidth / ratio) }}>
      <div className="preview-picture">{picture.renderAt(shownWidth)}</div>
      <span className="preview-marks">
        {count > 1 && look.several === 'swiped' ? <span className="preview-mark figures">{t('queue.preview.number', { number, count })}</span> : null}
        {isCropped ? <span className="preview-mark">{t('queue.preview.cropped')}</span> : null}
        <span className={`preview-mark${picture.alt.trim() === '' ? ' is-missing' : ''}`} title={picture.alt}>
          {picture.alt.trim() === '' ? t('queue.preview.noAlt') : t('queue.preview.alt')}
        </span>
      </span>
    </div>
  );
}
