// The alt text of the picture, counted by the strictest of the chosen networks, and one of its own for each network that needs it.

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countingRules } from '../../shared/networks/counting.ts';
import type { Network } from '../../shared/networks/network.ts';
import { Button, IconButton, TextInput } from '../ui/index.ts';
import { altFor, setAlt, type PostDraft } from './postDraft.ts';

interface AltFieldsProps {
  readonly draft: PostDraft;
  /** Those that were chosen, with the limits of their accounts. */
  readonly networks: readonly Network[];
  readonly onChange: (draft: PostDraft) => void;
}

const characters = countingRules.get('codePoints')!;

/** Most characters that all of the networks take. */
function limitOf(networks: readonly Network[]): number {
  return Math.min(...networks.map(({ altText }) => altText.max?.value ?? Infinity));
}

export function AltFields({ draft, networks, onChange }: AltFieldsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const counted = (text: string, max: number): { readonly count?: string; readonly isOver?: boolean } => {
    const count = characters.count(text);
    return Number.isFinite(max) ? { count: t('queue.altCount', { used: number.format(count), max: number.format(max) }), isOver: count > max } : {};
  };
  const own = networks.filter(({ id }) => draft.alts?.[id] !== undefined);
  const others = networks.filter(({ id }) => draft.alts?.[id] === undefined);
  return (
    <section className="captions" aria-label={t('queue.alt')}>
      <TextInput isMultiline label={t('queue.alt')} hint={t('queue.altHint')} value={draft.alt} onChange={(alt) => onChange({ ...draft, alt })} rows={2} {...counted(draft.alt, limitOf(others))} />
      {own.map((network) => (
        <div key={network.id} className="alt-own">
          <TextInput
            isMultiline
            label={t('queue.altFor', { network: network.name })}
            value={altFor(draft, network.id)}
            onChange={(alt) => onChange(setAlt(draft, network.id, alt))}
            rows={2}
            {...counted(altFor(draft, network.id), limitOf([network]))}
          />
          <IconButton label={t('queue.commonAlt', { network: network.name })} onPress={() => onChange(setAlt(draft, network.id, undefined))}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {networks.length > 1 && others.length > 0 ? (
        <div className="alt-others">
          {others.map((network) => (
            <Button
              key={network.id}
              look="quiet"
              icon={<Plus size={14} aria-hidden />}
              aria-label={t('queue.ownAltFor', { network: network.name })}
              onPress={() => onChange(setAlt(draft, network.id, draft.alt))}
            >
              {network.name}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
