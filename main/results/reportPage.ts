// One page of the report as HTML: the first says what became of the export, each shows its share of the pictures.

import type { JobResult } from '../../shared/batch.ts';
import type { Severity } from '../../shared/checks/check.ts';
import type { FileType } from '../../shared/size.ts';
import { fileAddress, html } from '../html.ts';
import { reportStyle } from './reportStyle.ts';
import { amount, byteText, language, number, typeNames, words } from './reportText.ts';

/** What was made at a size. */
export interface SizeLine {
  readonly size: string;
  readonly network: string;
  readonly width: number;
  readonly height: number;
  readonly type: FileType;
  readonly made: number;
  readonly bytes: number;
  readonly largest: number;
}

export interface ReportSummary {
  readonly name: string;
  readonly total: number;
  readonly clean: number;
  readonly warned: number;
  readonly missing: number;
  readonly bytes: number;
  readonly sizes: readonly SizeLine[];
  readonly problems: readonly {
    readonly severity: Severity;
    readonly message: string;
    readonly pictures: number;
    readonly rows: readonly number[];
    readonly moreRows: number;
  }[];
  readonly moreProblems: number;
}

/** What is shown together: a job, or a row's sizes that were left out for the same reasons. */
export interface ReportCard {
  readonly job: JobResult;
  readonly sizes: readonly string[];
}

/** Where a page stands among the others. */
export interface PageLinks {
  readonly page: number;
  readonly pages: number;
  /** From the page to the export's folder. */
  readonly base: string;
  readonly to: (page: number) => string;
  /** Where the first card of a row with problems is. */
  readonly toRow: (row: number) => string;
}

/** The page in parts. */
export function* reportPage(summary: ReportSummary, cards: readonly ReportCard[], links: PageLinks): Generator<string, void> {
  const title = words.title(summary.name);
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${html(title)}${links.pages > 1 ? ` · ${words.page(links.page, links.pages)}` : ''}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><h1 dir="auto">${html(title)}<span class="point"></span></h1></header>
<main>
`;
  if (links.page === 1) yield* overview(summary, links);
  yield `<section aria-labelledby="pictures">
<div class="heading"><h2 id="pictures">${words.pictures}</h2>${links.page === 1 ? `<p class="quiet">${words.order}</p>` : ''}</div>
${pager(links)}
<ol class="pictures">
`;
  const rows = new Set<number>();
  for (const one of cards) {
    yield cardItem(one, links.base, rows.has(one.job.row) ? '' : ` id="row-${one.job.row}"`);
    rows.add(one.job.row);
  }
  yield `</ol>
${pager(links, true)}
</section>
</main>
</body>
</html>
`;
}

const tile = (value: string, label: string, kind: string): string => `<div class="${kind}"><dt>${label}</dt><dd>${value}</dd></div>`;

function* overview(summary: ReportSummary, { toRow }: PageLinks): Generator<string, void> {
  const { clean, warned, missing, total, bytes, problems, moreProblems, sizes } = summary;
  yield `<p class="lead">${words.summary(clean + warned, total)}</p>
<div class="bar" role="img" aria-label="${words.bar(clean, warned, missing)}">${(['clean', 'warned', 'missing'] as const)
    .filter((kind) => summary[kind] > 0)
    .map((kind) => `<span class="${kind}" style="flex-grow:${summary[kind]}"></span>`)
    .join('')}</div>
<dl class="tiles">
${tile(number(clean), words.tiles.clean, 'clean')}
${tile(number(warned), words.tiles.warned, 'warned')}
${tile(number(missing), words.tiles.missing, 'missing')}
${tile(byteText(bytes), words.tiles.bytes, 'all')}
</dl>
<section aria-labelledby="problems">
<h2 id="problems">${words.problems}</h2>
`;
  if (problems.length === 0) yield `<p>${words.noProblems}</p>\n`;
  else {
    yield '<ul class="problems">\n';
    for (const { severity, message, pictures, rows, moreRows } of problems) {
      yield `<li>${tag(severity)}<div><p dir="auto">${html(message)}</p><p class="quiet">${words.found(pictures, rows.map((row) => `<a href="${toRow(row)}">${row}</a>`), moreRows)}</p></div></li>\n`;
    }
    yield '</ul>\n';
    if (moreProblems > 0) yield `<p class="quiet">${words.moreProblems(moreProblems)}</p>\n`;
  }
  yield `</section>
<section aria-labelledby="sizes">
<h2 id="sizes">${words.sizes}</h2>
<div class="scroll" role="region" aria-label="${words.sizesTable}" tabindex="0"><table>
<thead><tr>${words.sizeColumns.map((column, index) => `<th scope="col"${index >= 4 ? ' class="number"' : ''}>${column}</th>`).join('')}</tr></thead>
<tbody>
${sizes.map(sizeRow).join('\n')}
</tbody>
</table></div>
</section>
`;
}

function sizeRow({ size, network, width, height, type, made, bytes, largest }: SizeLine): string {
  const numbers = [number(made), byteText(bytes), byteText(largest)].map((text) => `<td class="number">${text}</td>`).join('');
  return `<tr><th scope="row">${html(size)}</th><td>${html(network)}</td><td>${width} × ${height}</td><td>${typeNames[type]}</td>${numbers}</tr>`;
}

function tag(severity: Severity): string {
  return `<span class="tag ${severity}">${words.severities[severity]}</span>`;
}

/** Previous, next, and the pages themselves where there are several. */
function pager({ page, pages, to }: PageLinks, isBelow = false): string {
  if (pages === 1) return '';
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const listed = numbers.map((other) => (other === page ? `<li><span aria-current="page">${other}</span></li>` : `<li><a href="${to(other)}#pictures">${other}</a></li>`));
  const step = (other: number, word: string, rel: string): string => (other < 1 || other > pages ? '' : `<a href="${to(other)}#pictures" rel="${rel}">${word}</a>`);
  const home = page > 1 ? `<a href="${to(1)}">${words.first}</a>` : '';
  return `<nav class="pager" aria-label="${words.pages}${isBelow ? ', 2' : ''}"><p>${words.page(page, pages)}</p>${home}${step(page - 1, words.previous, 'prev')}${step(page + 1, words.next, 'next')}<ol>${listed.join('')}</ol></nav>`;
}

function cardItem({ job, sizes }: ReportCard, base: string, id: string): string {
  if (job.status !== 'written') return unmadeItem(job, sizes, id);
  const { row, size, network, file, type, width, height, bytes, sha256, alt } = job;
  const address = `${base}${fileAddress(file)}`;
  const facts = [words.row(row), html(size), html(network), `${width} × ${height}`, typeNames[type], byteText(bytes)];
  return `<li${id}><a class="picture" href="${address}"><img src="${address}" alt="${html(alt)}" width="${width}" height="${height}" loading="lazy" decoding="async"></a><div>
<h3>${html(file)}</h3>
<p class="facts">${facts.map((fact) => `<span>${fact}</span>`).join('')}</p>
${foundList(job)}<p class="alt" dir="auto"><span class="label">${words.altText}</span> ${alt === '' ? words.noAlt : html(alt)}</p>
<p class="hash"><span>${words.hash}</span> ${sha256}</p></div></li>
`;
}

function unmadeItem(job: JobResult, sizes: readonly string[], id: string): string {
  const title = sizes.length === 1 ? html(job.file) : `${words.row(job.row)}, ${amount(sizes.length, 'size')}`;
  const facts = sizes.length === 1 ? [words.row(job.row), ...sizes] : sizes;
  return `<li${id}><div class="picture none">${words.notMade}</div><div>
<h3>${title} <span class="tag error">${words.statuses[job.status]}</span></h3>
${foundList(job)}<p class="facts">${facts.map((fact) => `<span>${html(fact)}</span>`).join('')}</p></div></li>
`;
}

function foundList({ warnings }: JobResult): string {
  if (warnings.length === 0) return '';
  return `<ul class="found">${warnings.map(({ severity, message }) => `<li>${tag(severity)}<span dir="auto">${html(message)}</span></li>`).join('')}</ul>\n`;
}
