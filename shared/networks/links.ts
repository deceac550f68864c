// Finds the links in a caption as the networks do, since some count every link as a fixed length. Follows the rules of
// twitter-text, which X and Mastodon share: a host must end in a real top-level domain, punctuation after a link is not part of it.

import { isDomainEnding } from './domainEndings.ts';

/** A link's place in the text, in UTF-16 units. */
export interface LinkRange {
  readonly start: number;
  readonly end: number;
}

const letter = String.raw`a-z0-9\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F`;
const bareLabel = `[${letter}](?:[${letter}_-]*[${letter}])?`;
const anyLabel = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?`;
const notBefore = String.raw`(?<![a-z0-9@\uFF20$#\uFF03\u202A-\u202E])`;
/** With a scheme any letters may make a host; a bare one is Latin, and not the rest of a path, a name or an e-mail address. */
const linkStart = new RegExp(
  String.raw`${notBefore}https?:\/\/(?:${anyLabel}\.)+${anyLabel}|${notBefore}(?<![_./-])(?:${bareLabel}\.)+(?:${bareLabel}|[\p{L}\p{M}]+)`,
  'giu',
);
const schemeStart = /^https?:\/\//i;
const notAfterHost = /^[a-z0-9@+-]/i;
const pathCharacter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{M}0-9!*';:=+,.$/%#[\]\-\u2013_~@|&]`;
const portAndPath = new RegExp(
  String.raw`^(?::\d+)?(?:\/(?:${pathCharacter}|\((?:${pathCharacter}|\(${pathCharacter}+\))*\))*)?(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*)?`,
  'iu',
);
const closing = /[!*';:,.?$%[\]~|@(]$/;

/**
 * How much of a host is one: it ends in the last top-level domain that a name without underscores precedes. 0 where there is none.
 * Letters with marks right after a Latin ending do not belong to it.
 */
function hostLength(host: string): number {
  const labels = host.split('.');
  for (; labels.length >= 2; labels.pop()) {
    const last = labels.pop()!;
    const ending = isDomainEnding(last) ? last : (/^[a-z]+(?![a-z0-9-])/i.exec(last)?.[0] ?? '');
    if (isDomainEnding(ending) && !labels[labels.length - 1]!.includes('_')) return labels.join('.').length + 1 + ending.length;
    labels.push(last);
  }
  return 0;
}

/** The path without what only closes the sentence: punctuation, and a bracket that was opened before the link. */
function trimPath(path: string): string {
  let kept = path;
  for (;;) {
    const isUnbalanced = kept.endsWith(')') && kept.split(')').length > kept.split('(').length;
    if (!closing.test(kept) && !isUnbalanced) return kept;
    kept = kept.slice(0, -1);
  }
}

/** The links of a text from first to last. Bare domains (`example.org`) count only where `bare` is set. */
export function findLinks(text: string, options: { readonly bare: boolean }): readonly LinkRange[] {
  const links: LinkRange[] = [];
  linkStart.lastIndex = 0;
  for (let match = linkStart.exec(text); match; match = linkStart.exec(text)) {
    const scheme = schemeStart.exec(match[0])?.[0] ?? '';
    const host = match[0].slice(scheme.length);
    const length = hostLength(host);
    const hostEnd = match.index + scheme.length + length;
    if (length === 0 || (scheme === '' && !options.bare) || notAfterHost.test(text.slice(hostEnd, hostEnd + 1))) continue;
    const rest = length === host.length ? trimPath(portAndPath.exec(text.slice(hostEnd))![0]) : '';
    const end = hostEnd + rest.length;
    links.push({ start: match.index, end });
    linkStart.lastIndex = end;
  }
  return links;
}
