// The caption for all networks, and one of its own for each that needs it, counted as each network counts.

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countCaption } from '../../shared/networks/counting.ts';
import { fittingEnd } from '../../shared/networks/excess.ts';
import type { Network } from '../../shared/networks/network.ts';
import { captionFor } from '../../shared/post.ts';
import { Button, IconButton, TextInput } from '../ui/index.ts';
import { setCaption, type PostDraft } from './postDraft.ts';

interface CaptionFieldsProps {
  readonly draft: PostDraft;
  /** Those that were chosen, with the limits of their accounts. */
  readonly networks: readonly Network[];
  readonly onChange: (draft: PostDraft) => void;
}

export function CaptionFields({ draft, networks, onChange }: CaptionFieldsProps): ReactNode {
  const { t } = useTranslation();
  const common = draft.captions['default'] ?? '';
  const over = networks.filter(({ id }) => draft.captions[id] === undefined).map((network) => ({ network, end: fittingEnd(network, common) }));
  const tightest = over.filter(({ end }) => end < common.length).sort((a, b) => a.end - b.end)[0];
  return (
    <section className="captions" aria-label={t('queue.captions')}>
      <TextInput
        isMultiline
        label={t('queue.caption')}
        value={common}
        onChange={(caption) => onChange(setCaption(draft, 'default', caption))}
        rows={4}
        {...(tightest ? { overFrom: tightest.end, error: t('queue.overWords', { network: tightest.network.name }) } : {})}
      />
      <ul className="caption-list">
        {networks.map((network) => (
          <li key={network.id}>
            {draft.captions[network.id] === undefined ? (
              <div className="caption-row">
                <span className="caption-network">{network.name}</span>
                <CaptionCountWords network={network} caption={captionFor(draft, network.id)} />
                <Button
                  look="quiet"
                  icon={<Plus size={14} aria-hidden />}
                  aria-label={t('queue.ownCaptionFor', { network: network.name })}
                  onPress={() => onChange(setCaption(draft, network.id, captionFor(draft, network.id)))}
                >
                  {t('queue.ownCaption')}
                </Button>
              </div>
            ) : (
              <div className="caption-own">
                <TextInput
                  isMultiline
                  label={t('queue.captionFor', { network: network.name })}
                  value={draft.captions[network.id] ?? ''}
                  onChange={(caption) => onChange(setCaption(draft, network.id, caption))}
                  rows={3}
                  overFrom={fittingEnd(network, draft.captions[network.id] ?? '')}
                />
                <div className="caption-row">
                  <CaptionCountWords network={network} caption={captionFor(draft, network.id)} />
                  <IconButton label={t('queue.commonCaption', { network: network.name })} onPress={() => onChange(setCaption(draft, network.id, undefined))}>
                    <X size={14} aria-hidden />
                  </IconButton>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaptionCountWords({ network, caption }: { network: Network; caption: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const { count, max, over, unit } = countCaption(network, caption);
  const values = { count: number.format(count), max: max === undefined ? '' : number.format(max) };
  const isBytes = unit === 'bytes';
  const key = max === undefined ? (isBytes ? 'queue.bytes' : 'queue.characters') : isBytes ? 'queue.bytesOf' : 'queue.charactersOf';
  return <span className={`field-count figures caption-count${over ? ' is-over' : ''}`}>{t(key, { used: values.count, max: values.max })}</span>;
}
