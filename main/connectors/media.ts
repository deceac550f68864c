// Kinds of picture files by their first bytes, as the servers want them named.

const signatures: readonly { readonly type: string; readonly matches: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/jpeg', matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff },
  { type: 'image/png', matches: (bytes) => Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n' },
  { type: 'image/webp', matches: (bytes) => /^RIFF....WEBP$/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1')) },
  { type: 'image/avif', matches: (bytes) => /^....ftypavif$/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1')) },
];

/** The media type of a picture that we make; undefined for anything else. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  return signatures.find(({ matches }) => matches(bytes))?.type;
}

/** A file name with the ending that belongs to a media type: `picture-1.jpg`. */
export function mediaName(index: number, type: string): string {
  return `picture-${index + 1}.${type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length)}`;
}
