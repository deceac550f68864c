// The page of a review: one file that a colleague opens in any browser, without the program, an account or a network. It answers with a
// small file that they send back.

import { createHash } from 'node:crypto';
import { html } from '../../html.ts';

export interface ReviewItem {
  readonly post: string;
  readonly version: string;
  readonly campaign: string;
  /** Wall clock and zone, for a person. */
  readonly time: string;
  readonly places: readonly string[];
  readonly captions: readonly { readonly place: string; readonly text: string }[];
  readonly pictures: readonly { readonly address: string; readonly alt: string; readonly width: number; readonly height: number }[];
}

const style = `
  :root { color-scheme: light dark; --accent: #ffb000; --line: #8886; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
  h1 { line-height: 1.2; } h2 { font-size: 1.1rem; margin: 0; }
  article { border-top: 1px solid var(--line); padding: 1.5rem 0; display: grid; grid-template-columns: 18rem 1fr; gap: 1.5rem; }
  img { width: 100%; height: auto; display: block; border: 1px solid var(--line); }
  figure { margin: 0 0 .75rem; } figcaption { font-size: .85rem; opacity: .85; }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  fieldset { border: 1px solid var(--line); border-radius: .4rem; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
  input, textarea, button { font: inherit; color: inherit; } textarea { width: 100%; box-sizing: border-box; }
  input[type=radio] { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; }
  footer { position: fixed; inset: auto 0 0; padding: .75rem 1rem; background: Canvas; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: center; }
  button { padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--accent); color: #10141a; font-weight: 600; cursor: pointer; }
  :focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  @media (max-width: 44rem) { article { grid-template-columns: 1fr; } }`;

/** Reads the form and hands the answer over as a file. What was typed is kept while the page is open alone. */
const script = `
  const said = document.getElementById('said');
  document.getElementById('save').addEventListener('click', () => {
    const reviewer = document.getElementById('reviewer').value.trim();
    if (reviewer === '') { said.textContent = 'Say who you are first.'; document.getElementById('reviewer').focus(); return; }
    const answers = [...document.querySelectorAll('article')].flatMap((article) => {
      const verdict = article.querySelector('input:checked');
      const comment = article.querySelector('textarea').value.trim();
      if (!verdict && comment === '') return [];
      return [{ post: article.dataset.post, version: article.dataset.version, verdict: verdict ? verdict.value : 'comment', comment: comment.slice(0, 5000) }];
    });
    if (answers.length === 0) { said.textContent = 'Nothing is answered yet.'; return; }
    const text = JSON.stringify({ kind: 'point-review-answer', schema: 1, reviewer: reviewer.slice(0, 200), answers }, null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'answer-' + reviewer.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 40) + '.pointanswer.json';
    link.click();
    said.textContent = answers.length + (answers.length === 1 ? ' post is' : ' posts are') + ' answered. Send the file back to whom you have this page from.';
  });`;

const scriptHash = createHash('sha256').update(script).digest('base64');
/** The page asks nobody for anything. */
const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'`;

function article(item: ReviewItem, index: number): string {
  const { post, version, campaign, time, places, captions, pictures } = item;
  const shown = pictures.map(
    ({ address, alt, width, height }) =>
      `<figure><img src="${address}" width="${width}" height="${height}" alt="${html(alt)}"><figcaption dir="auto"><strong>Alt text:</strong> ${html(alt) || '<em>none</em>'}</figcaption></figure>`,
  );
  const words = captions.map(({ place, text }) => `<h3>${html(place)}</h3><p class="words" dir="auto">${html(text) || '<em>No caption</em>'}</p>`);
  const verdicts = [['approve', 'Approve'], ['change', 'Ask for a change']].map(([value, label]) => `<label><input type="radio" name="verdict-${index}" value="${value}"> ${label}</label>`);
  return `<article data-post="${html(post)}" data-version="${version}" aria-labelledby="title-${index}">
<div>${shown.join('\n')}</div>
<div><h2 id="title-${index}">${html(time)}</h2><p>${html([...(campaign === '' ? [] : [campaign]), ...places].join(' · '))}</p>
${words.join('\n')}
<fieldset><legend>Your answer</legend>${verdicts.join(' ')}</fieldset>
<p><label for="comment-${index}">Comment</label><br><textarea id="comment-${index}" rows="3" maxlength="5000" dir="auto"></textarea></p></div>
</article>`;
}

/** The whole page. */
export function reviewPage(title: string, items: readonly ReviewItem[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width">
<title>${html(title)}</title><style>${style}</style></head><body>
<h1>${html(title)}</h1>
<p>Look at each post, approve it or ask for a change, and save your answer. This page works without a network; nothing is sent.</p>
<main>
${items.map(article).join('\n')}
</main>
<footer><label>Your name <input id="reviewer" maxlength="200" autocomplete="name"></label> <button type="button" id="save">Save the answer</button> <span id="said" role="status"></span></footer>
<script>${script}</script></body></html>
`;
}
