// Words for pages that are written as files: escaped, so that nothing a person typed is taken for markup.

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text safe inside HTML elements and quoted attributes. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The relative address of a file by its `/`-separated path, with every character that means something in an address escaped. */
export function fileAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
