// What a person is writing for the queue: sizes, captions, alt text and time; and what the doorway is asked with.

import type { NetworkTable } from '../../shared/networks/network.ts';
import { postProblems } from '../../shared/postProblems.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { allSizes } from '../drawing/sizes.ts';

export interface PostDraft {
  /** One size id per network, by network id. */
  readonly sizes: Readonly<Record<string, string>>;
  /** `default`, and by network where it has its own. */
  readonly captions: Readonly<Record<string, string>>;
  readonly alt: string;
  /** `YYYY-MM-DDTHH:mm` in the zone. */
  readonly due: string;
  readonly zone: string;
  readonly campaign: string;
}

/** Chooses a network with its recommended size, or gives it up. */
export function toggleNetwork(draft: PostDraft, table: NetworkTable, network: string, isOn: boolean): PostDraft {
  if (!isOn) {
    return { ...draft, sizes: without(draft.sizes, network), captions: without(draft.captions, network) };
  }
  const sizes = allSizes(table).filter((size) => size.network === network);
  const size = sizes.find((one) => one.recommended) ?? sizes[0];
  return size ? { ...draft, sizes: { ...draft.sizes, [network]: size.id } } : draft;
}

/** Gives a network a caption of its own, or with `undefined` the common one. */
export function setCaption(draft: PostDraft, network: string, caption: string | undefined): PostDraft {
  return { ...draft, captions: caption === undefined ? without(draft.captions, network) : { ...draft.captions, [network]: caption } };
}

/** What each chosen network would refuse or cut. */
export function draftProblems(draft: PostDraft, table: NetworkTable): readonly Problem[] {
  const sizes = allSizes(table);
  const pictures = Object.values(draft.sizes).map((id) => {
    const size = sizes.find((one) => one.id === id);
    return { asset: '', size: id, width: size?.width ?? 0, height: size?.height ?? 0, alt: draft.alt };
  });
  return table.networks.filter((network) => draft.sizes[network.id]).flatMap((network) => postProblems({ captions: draft.captions, pictures }, network));
}

/** Tomorrow at 09:00 on this clock, as an input has it. */
export function tomorrowMorning(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T09:00`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function without(values: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}
