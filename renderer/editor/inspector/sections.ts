// Into which part of the inspector a property goes. What has no line goes where its lock puts it.

import { lockOf, type Lock } from '../../../shared/locks.ts';
import type { InspectedProperty } from './inspected.ts';

/** Parts in the order in which they are shown; the place above all others has a form of its own. */
export const sectionNames = ['content', 'crop', 'style', 'effects', 'behaviour'] as const;
export type SectionName = (typeof sectionNames)[number];

/** Properties that the place, the header or the locks show. */
const shownElsewhere: ReadonlySet<string> = new Set(['name', 'x', 'y', 'width', 'height', 'rotation', 'flipX', 'flipY', 'pin', 'locked', 'hidden', 'locks', 'bindings']);

const sectionOf: Readonly<Record<string, SectionName>> = {
  opacity: 'effects',
  blend: 'effects',
  shadow: 'effects',
  filter: 'effects',
  scrim: 'effects',
  mirror: 'behaviour',
  grow: 'behaviour',
  directional: 'behaviour',
  reversed: 'behaviour',
};

const sectionOfLock: Readonly<Record<Lock, SectionName>> = { content: 'content', crop: 'crop', style: 'style', position: 'style', delete: 'behaviour' };

export function groupBySection(properties: readonly InspectedProperty[]): ReadonlyMap<SectionName, readonly InspectedProperty[]> {
  const shown = properties.filter(({ name }) => !shownElsewhere.has(name));
  const grouped = Map.groupBy(shown, ({ name, kind }) => sectionOf[name] ?? sectionOfLock[lockOf(kind, name)]);
  return new Map(sectionNames.flatMap((name) => (grouped.has(name) ? [[name, grouped.get(name)!] as const] : [])));
}
