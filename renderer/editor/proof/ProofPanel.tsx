// The proof beside the canvas: the exporter's own picture of the size on show, one of its pixels to one of the screen, with its type and bytes.

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileType } from '../../../shared/size.ts';
import { IconButton, Notice, Pick, Pixels } from '../../ui/index.ts';
import { currentDesign } from '../editorStore.ts';
import './proof.css';
import { toggleProof, useProof } from './proofStore.ts';
import { useProved } from './useProved.ts';

const types: readonly FileType[] = ['jpeg', 'png', 'webp', 'avif'];
const asType = (id: string): FileType | 'auto' => types.find((type) => type === id) ?? 'auto';

export function ProofPanel(): ReactNode {
  const { t, i18n } = useTranslation();
  const type = useProof((proof) => proof.type);
  const quality = useProof((proof) => proof.quality);
  const { proof, fault, isWaiting } = useProved();
  const kilobytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const bytes = new Intl.NumberFormat(i18n.language);
  const isTooLarge = proof?.maxBytes !== undefined && proof.picture.size > proof.maxBytes;
  return (
    <aside className="proof" aria-label={t('proof.title')}>
      <header className="proof-head">
        <h2 className="proof-title">{t('proof.title')}</h2>
        <Pick
          label={t('proof.type')}
          isLabelHidden
          value={type}
          options={[{ id: 'auto', name: t('proof.auto') }, ...types.map((id) => ({ id, name: id.toUpperCase() }))]}
          onChange={(id) => useProof.setState({ type: asType(id) })}
        />
        <span className="bar-space" />
        <IconButton label={t('ui.close')} onPress={toggleProof}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <label className="proof-quality small">
        {t('proof.quality')}
        <input type="range" min={40} max={100} step={1} value={quality} onChange={(event) => useProof.setState({ quality: Number(event.target.value) })} disabled={proof?.type === 'png'} />
        <span className="figures">{quality}</span>
      </label>
      {fault ? <Notice look="danger">{fault.message}</Notice> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className="proof-room" tabIndex={0} aria-busy={isWaiting}>
        {proof ? (
          <img
            className={isWaiting ? 'proof-picture is-old' : 'proof-picture'}
            src={proof.url}
            alt={t('proof.of', { name: currentDesign()?.name ?? '' })}
            style={{ inlineSize: proof.width / devicePixelRatio, blockSize: proof.height / devicePixelRatio }}
          />
        ) : null}
      </div>
      <output className="proof-facts small">
        {proof && !isWaiting ? (
          <>
            <span className="proof-type">{proof.type.toUpperCase()}</span> <Pixels width={proof.width} height={proof.height} />{' '}
            <span className={`figures${isTooLarge ? ' is-over' : ''}`} title={t('proof.bytes', { bytes: bytes.format(proof.picture.size) })}>
              {kilobytes.format(proof.picture.size / 1000)}
            </span>
            {proof.maxBytes === undefined ? null : <span className="muted"> {t('proof.limit', { limit: kilobytes.format(proof.maxBytes / 1000) })}</span>}
          </>
        ) : (
          t('proof.making')
        )}
      </output>
    </aside>
  );
}
