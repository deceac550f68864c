// The one Trusted Types policy of the page: Konva empties its container with `innerHTML = ''`, and that empty string is all that
// may ever become HTML here.

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

/** Installs the policy where the browser has Trusted Types; any other HTML text is refused with a TypeError. */
export function allowEmptyHtmlOnly(scope: { trustedTypes?: PolicyFactory } = globalThis as { trustedTypes?: PolicyFactory }): void {
  scope.trustedTypes?.createPolicy('default', { createHTML: onlyEmpty });
}

/** The empty string, or a TypeError for anything else. */
export function onlyEmpty(text: string): string {
  if (text !== '') throw new TypeError('This page makes no HTML from text.');
  return text;
}
