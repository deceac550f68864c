// Kinds of picture files by their first bytes, whatever their names say.

export interface PictureKind {
  /** IANA media type. */
  readonly type: string;
  /** As file names end, with the dot. */
  readonly ending: string;
}

interface Signature extends PictureKind {
  /** Bytes that the file has at a place, as Latin-1. */
  readonly marks: readonly { readonly at: number; readonly text: string }[];
}

const signatures: readonly Signature[] = [
  { type: 'image/jpeg', ending: '.jpg', marks: [{ at: 0, text: '\xff\xd8\xff' }] },
  { type: 'image/png', ending: '.png', marks: [{ at: 0, text: '\x89PNG\r\n\x1a\n' }] },
  { type: 'image/webp', ending: '.webp', marks: [{ at: 0, text: 'RIFF' }, { at: 8, text: 'WEBP' }] },
  { type: 'image/avif', ending: '.avif', marks: [{ at: 4, text: 'ftypavif' }] },
];

function hasMark(bytes: Uint8Array, { at, text }: { readonly at: number; readonly text: string }): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The kind of a picture that the studio makes; undefined for anything else. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | undefined {
  return signatures.find(({ marks }) => marks.every((mark) => hasMark(bytes, mark)));
}

/** Its media type alone. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  return pictureKindOf(bytes)?.type;
}
