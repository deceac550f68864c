// The one Trusted Types policy of the page: Konva empties its container with `innerHTML = ''`, and that empty string is all that
// may ever become HTML here.

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

declare global {
  // The DOM library does not know Trusted Types yet.
  // eslint-disable-next-line no-var
  var trustedTypes: PolicyFactory | undefined;
}

/** Installs the policy where the browser has Trusted Types; any other HTML text is refused with a TypeError. */
export function allowEmptyHtmlOnly(factory: PolicyFactory | undefined = globalThis.trustedTypes): void {
  factory?.createPolicy('default', { createHTML: onlyEmpty });
}

/** The empty string, or a TypeError for anything else. */
export function onlyEmpty(text: string): string {
  if (text !== '') throw new TypeError('This page makes no HTML from text.');
  return text;
}
