// Room for bytes that live as long as the picture in hand, used again for the next: fresh memory for each piece would cost more than to
// fill it, and keep the collector busy.

export interface Scratch {
  /** Room for up to so many bytes; what is not `taken` of it is given out again. */
  room(bytes: number): Buffer;
  /** Keeps the first bytes of the room given last. */
  take(bytes: number): void;
  /** Gives all of it out anew: whatever was taken must not be used any more. */
  clear(): void;
}

/** Where more is needed at once (a picture encoded at several qualities), pieces of this size are added, and let go with the picture. */
const pieceBytes = 2_000_000;

export function createScratch(): Scratch {
  let pieces: Buffer[] = [];
  let at = 0;
  return {
    room(bytes) {
      const last = pieces.at(-1);
      if (last && at + bytes <= last.length) return last.subarray(at, at + bytes);
      const piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, bytes));
      pieces.push(piece);
      at = 0;
      return piece.subarray(0, bytes);
    },
    take(bytes) {
      at += bytes;
    },
    clear() {
      pieces = pieces.slice(0, 1);
      at = 0;
    },
  };
}
