// The page of a hand-over folder: what to post, where and when, with texts to copy and boxes to tick. One file without scripts that
// opens in any browser.

import { fileAddress, html } from '../html.ts';

export interface ChecklistItem {
  readonly number: string;
  readonly network: string;
  /** Wall clock and zone, for a person. */
  readonly time: string;
  readonly campaign: string;
  readonly caption: string;
  readonly pictures: readonly { readonly file: string; readonly alt: string; readonly width: number; readonly height: number }[];
  /** What a person should look at first, as sentences. */
  readonly notes: readonly string[];
  readonly composer?: string;
}

const style = `
  :root { color-scheme: light dark; --accent: #c8102e; --line: #8886; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin: 0; }
  article { border-top: 1px solid var(--line); padding: 1.5rem 0; display: grid; grid-template-columns: 14rem 1fr; gap: 1.5rem; }
  img { width: 100%; height: auto; display: block; border: 1px solid var(--line); margin-bottom: .5rem; }
  textarea { width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; color: inherit; }
  textarea { border: 1px solid var(--line); background: transparent; }
  label.done { display: flex; gap: .5rem; align-items: center; font-weight: 600; }
  input[type=checkbox] { width: 1.2rem; height: 1.2rem; accent-color: var(--accent); }
  .note { border-inline-start: 4px solid var(--accent); padding-inline-start: .75rem; }
  .meta { margin: .25rem 0 1rem; }
  @media (max-width: 40rem) { article { grid-template-columns: 1fr; } }
  @media print { article { break-inside: avoid; } }`;

function copyBox(id: string, label: string, text: string): string {
  const rows = Math.min(14, Math.max(2, text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0)));
  return `<p><label for="${id}">${html(label)}</label><br><textarea id="${id}" rows="${rows}" dir="auto" readonly>\n${html(text)}</textarea></p>`;
}

function article(item: ChecklistItem): string {
  const shown = item.pictures.map(({ file, alt, width, height }) => {
    const address = fileAddress(file);
    return `<a href="${address}"><img src="${address}" alt="${html(alt)}" width="${width}" height="${height}"></a><span>${html(file)}</span>`;
  });
  const alts = item.pictures.map(({ alt }, index) =>
    copyBox(`alt-${item.number}-${index}`, item.pictures.length > 1 ? `Alt text of picture ${index + 1}` : 'Alt text', alt),
  );
  const open = item.composer ? `<p><a href="${html(item.composer)}" rel="noreferrer">Open ${html(item.network)}</a></p>` : '';
  const campaign = item.campaign === '' ? '' : ` · <span dir="auto">${html(item.campaign)}</span>`;
  return `<article aria-labelledby="post-${item.number}">
<div>${shown.join('\n')}</div>
<div>
<h2 id="post-${item.number}">${item.number}. ${html(item.network)}</h2>
<p class="meta">${html(item.time)}${campaign}</p>
${item.notes.map((note) => `<p class="note">${html(note)}</p>`).join('\n')}
${copyBox(`caption-${item.number}`, 'Caption', item.caption)}
${alts.join('\n')}
${open}
<p><label class="done"><input type="checkbox"> Posted, with its alt text</label></p>
</div>
</article>`;
}

/** The page for one day's posts. */
export function writeChecklist(day: string, items: readonly ChecklistItem[]): string {
  const count = items.length === 1 ? '1 post' : `${items.length} posts`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>To post on ${html(day)}</title>
<style>${style}
</style>
</head>
<body>
<h1>To post on ${html(day)}</h1>
<p>${count}. For each: open the network, add the picture, paste the caption and the alt text, and post it at its time.
Then mark it as posted in Point Studio, with the address of the post.</p>
${items.map(article).join('\n')}
</body>
</html>
`;
}
