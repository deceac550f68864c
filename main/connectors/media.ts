// Names of picture files, as the servers want them.

/** A file name with the ending that belongs to a media type: `picture-1.jpg`. */
export function mediaName(index: number, type: string): string {
  return `picture-${index + 1}.${type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length)}`;
}
