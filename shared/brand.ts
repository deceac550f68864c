// A brand: colours, fonts and logos by role. Designs name roles, so a brand can be exchanged without touching a design.

/** Roles every brand fills. A brand may add roles of its own. */
export const colourRoles = ['background', 'text', 'accent', 'accent-2', 'on-accent', 'muted', 'surface', 'on-surface'] as const;

export interface BrandFont {
  readonly family: string;
  readonly weight: number;
  readonly italic?: boolean;
  /** Tracking that suits the family at display sizes, in em. */
  readonly letterSpacing?: number;
}

export interface BrandLogo {
  /** Asset id of a picture (SVG or PNG). */
  readonly asset: string;
  /** The ground this variant is made for. */
  readonly on: 'light' | 'dark';
}

export interface Brand {
  readonly name: string;
  /** Hex `#RRGGBB` by role. */
  readonly colours: Readonly<Record<string, string>>;
  /** Fonts by role: `display`, `text`, `quote`, `figure`, or a brand's own. */
  readonly fonts: Readonly<Record<string, BrandFont>>;
  readonly logos: readonly BrandLogo[];
  /** Clear space around a logo, as a share of its height. */
  readonly logoClearSpace: number;
  /** Families to try, in order, for characters that a text's own font lacks. */
  readonly fallback: readonly string[];
}
