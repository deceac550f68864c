// The report of a campaign's posts: for each delivery when it was due and published, where it can be read, what became of it, and the hash
// of what was sent. As a table for a spreadsheet program, and as a page that opens offline.

import type { Account } from '../../shared/account.ts';
import { findNetwork } from '../../shared/networks/index.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { picturesFor } from '../../shared/post.ts';
import type { DeliveryState } from '../../shared/post.ts';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { html } from '../html.ts';
import { csvMark, csvRecord } from '../sheets/csvText.ts';
import type { StoredPost } from './posts.ts';

/** One delivery in the report. */
export interface ReportedDelivery {
  readonly delivery: string;
  readonly campaign: string;
  readonly network: string;
  /** '' where a person placed it, or the account is gone. */
  readonly account: string;
  /** By the wall clock of `zone`, `YYYY-MM-DDTHH:mm`. */
  readonly due: string;
  readonly zone: string;
  readonly dueAt: string;
  /** UTC, ISO 8601; '' where it is not published. */
  readonly publishedAt: string;
  readonly link: string;
  readonly state: DeliveryState;
  readonly reason: string;
  readonly pictures: number;
  /** How many of the pictures have an alt text. */
  readonly alts: number;
  /** Hex SHA-256 of what was sent last, as `contentHash` says; '' where nothing was sent from here. */
  readonly sha256: string;
}

export interface ReportParts {
  readonly database: Database;
  readonly networks: NetworkTable;
  readonly accounts: readonly Account[];
}

/** When each delivery was last published, and what was sent for it last. */
function published(database: Database): { readonly times: ReadonlyMap<string, string>; readonly hashes: ReadonlyMap<string, string> } {
  const times = database.all(`SELECT delivery, at FROM delivery_record WHERE to_state = 'published' ORDER BY number`);
  const hashes = database.all('SELECT delivery, sha256 FROM receipts ORDER BY number');
  return {
    times: new Map(times.map((row) => [textAt(row, 'delivery'), textAt(row, 'at')])),
    hashes: new Map(hashes.map((row) => [textAt(row, 'delivery'), textAt(row, 'sha256')])),
  };
}

/** The deliveries of posts in the order of the posts. */
export function reportDeliveries(posts: readonly StoredPost[], { database, networks, accounts }: ReportParts): readonly ReportedDelivery[] {
  const { times, hashes } = published(database);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return posts.flatMap((post) =>
    post.deliveries.map(({ id, network, account, link, state, reason }): ReportedDelivery => {
      const known = findNetwork(networks, network);
      const pictures = known ? picturesFor(post, known) : post.pictures;
      return {
        delivery: id,
        campaign: post.campaign,
        network: known?.name ?? network,
        account: names.get(account) ?? '',
        due: post.wall,
        zone: post.due.zone,
        dueAt: post.due.instant,
        publishedAt: state === 'published' ? (times.get(id) ?? '') : '',
        link,
        state,
        reason,
        pictures: pictures.length,
        alts: pictures.filter(({ alt }) => alt.trim() !== '').length,
        sha256: hashes.get(id) ?? '',
      };
    }),
  );
}

/** How states read in the report. */
const stateNames: Readonly<Record<DeliveryState, string>> = {
  draft: 'draft',
  needsApproval: 'waits for approval',
  scheduled: 'scheduled',
  sending: 'being sent',
  awaitingPerson: 'waits for a person',
  published: 'published',
  rejected: 'rejected',
  unconfirmed: 'unconfirmed',
  missed: 'missed',
  cancelled: 'cancelled',
};

const columns: readonly { readonly name: string; readonly cell: (line: ReportedDelivery) => string }[] = [
  { name: 'campaign', cell: ({ campaign }) => campaign },
  { name: 'network', cell: ({ network }) => network },
  { name: 'account', cell: ({ account }) => account },
  { name: 'due', cell: ({ due }) => due.replace('T', ' ') },
  { name: 'time zone', cell: ({ zone }) => zone },
  { name: 'due (UTC)', cell: ({ dueAt }) => dueAt },
  { name: 'published (UTC)', cell: ({ publishedAt }) => publishedAt },
  { name: 'link', cell: ({ link }) => link },
  { name: 'state', cell: ({ state }) => stateNames[state] },
  { name: 'reason', cell: ({ reason }) => reason },
  { name: 'pictures', cell: ({ pictures }) => String(pictures) },
  { name: 'alt texts', cell: ({ alts }) => String(alts) },
  { name: 'sent (SHA-256)', cell: ({ sha256 }) => sha256 },
];

/** The report as CSV. */
export function reportCsv(lines: readonly ReportedDelivery[]): string {
  return csvMark + [columns.map(({ name }) => name), ...lines.map((line) => columns.map(({ cell }) => cell(line)))].map(csvRecord).join('');
}

const style = `
  :root { color-scheme: light dark; --line: light-dark(#dcd8d0, #2c343f); --bad: light-dark(#8f1f08, #ffc3b6); }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 2rem 1rem; max-width: 90rem; color: light-dark(#10141a, #f3efe7); background: light-dark(#f6f4f0, #10141a); }
  h1 { line-height: 1.1; margin: 0 0 .5rem; overflow-wrap: anywhere; }
  a { color: light-dark(#1a4fd0, #8fb2ff); }
  .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
  td.link { overflow-wrap: anywhere; min-width: 12rem; } .bad { color: var(--bad); } code { font-size: .8em; overflow-wrap: anywhere; }`;

const troubled: ReadonlySet<DeliveryState> = new Set(['rejected', 'unconfirmed', 'missed']);

function row(line: ReportedDelivery): string {
  const { campaign, network, account, due, zone, publishedAt, link, state, reason, pictures, alts, sha256 } = line;
  const isSafe = /^https?:\/\//i.test(link);
  const place = account === '' ? html(network) : `${html(network)}<br><span dir="auto">${html(account)}</span>`;
  const said = reason === '' ? stateNames[state] : `${stateNames[state]}: ${reason}`;
  return `<tr>
<td dir="auto">${html(campaign)}</td>
<td>${place}</td>
<td>${html(due.replace('T', ' '))}<br>${html(zone)}</td>
<td>${publishedAt === '' ? '' : `<time datetime="${html(publishedAt)}">${html(publishedAt.slice(0, 16).replace('T', ' '))}</time>`}</td>
<td class="link">${isSafe ? `<a href="${html(link)}" rel="noreferrer">${html(link)}</a>` : html(link)}</td>
<td${troubled.has(state) ? ' class="bad"' : ''}>${html(said)}</td>
<td${alts < pictures ? ' class="bad"' : ''}>${alts} of ${pictures}</td>
<td><code>${html(sha256)}</code></td>
</tr>`;
}

/** The report as a page: one file without scripts. */
export function reportHtml(title: string, lines: readonly ReportedDelivery[]): string {
  const done = lines.filter(({ state }) => state === 'published').length;
  const bare = lines.filter(({ alts, pictures }) => alts < pictures).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}: what was posted</title>
<style>${style}
</style>
</head>
<body>
<h1 dir="auto">${html(title)}</h1>
<p>${done} of ${lines.length} published${bare === 0 ? ', each picture with an alt text' : `; ${bare} with a picture that has no alt text`}.</p>
<div class="wide" role="region" aria-label="Posts" tabindex="0">
<table>
<thead><tr><th scope="col">Campaign</th><th scope="col">Where</th><th scope="col">Due</th><th scope="col">Published (UTC)</th><th scope="col">Link</th><th scope="col">State</th><th scope="col">Alt texts</th><th scope="col">What was sent (SHA-256)</th></tr></thead>
<tbody>
${lines.map(row).join('\n')}
</tbody>
</table>
</div>
<p>The hash is of the caption, the alt texts and the picture files as they were sent; where a person posted, nothing was sent from here.</p>
</body>
</html>
`;
}
