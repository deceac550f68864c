// Where the page lives in Electron, and the one check of who is speaking.

/** The page's scheme, its host, and the address of its document. */
export const scheme = 'point';
export const pageHost = 'studio';
export const pageUrl = `${scheme}://${pageHost}/`;

/** What is known of a frame that asks for something; Electron gives null once a frame is gone. */
export interface FrameLike {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether an address is one of the studio's own. */
export function isStudioUrl(url: string): boolean {
  return url.startsWith(pageUrl) && URL.canParse(url) && new URL(url).host === pageHost;
}

/** Whether a frame is the studio's page itself: the top frame, at the page's own address. */
export function isStudioFrame(frame: FrameLike | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isStudioUrl(frame.url);
}
