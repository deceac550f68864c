// A pack: templates with their brand, fonts, pictures and licences in one file, `.pointpack`. What is in one, and what its
// manifest must say.

import type { Brand } from './brand.ts';
import type { Design } from './design.ts';

/** One file of a pack; its bytes must have this hash. */
export interface PackFile {
  /** Path in the pack, `/`-separated. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface PackFont extends PackFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Path of its licence text in the pack. */
  readonly licence: string;
}

export interface PackManifest {
  readonly schema: 1;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly description: string;
  readonly author: string;
  /** SPDX id of the templates themselves. */
  readonly licence: string;
  readonly templates: readonly PackFile[];
  readonly fonts: readonly PackFont[];
  readonly pictures: readonly PackFile[];
  /** Brand, licences, change log. */
  readonly others: readonly PackFile[];
}

/** A pack opened and verified: all values, the bytes by hash. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly brand: Brand;
  readonly templates: readonly Design[];
}
