// What crosses the doorway besides the contract: how a fault travels as data, and how a page introduces itself. Both ends read this
// file, so that they cannot disagree.

import { Fault, type FaultCode } from './fault.ts';
import { isRecord } from './record.ts';

/** Name of the one error that main sends; its data is a `FaultData`, its message the fault's sentence. */
export const faultErrorName = 'FAULT';

/** HTTP-like status that carries a fault; the wire asks for one above 399, and nothing reads it. */
export const faultStatus = 422;

export interface FaultData {
  readonly code: FaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

const faultCodes: Readonly<Record<FaultCode, true>> = {
  usage: true,
  input: true,
  notFound: true,
  conflict: true,
  denied: true,
  storage: true,
  cancelled: true,
  internal: true,
};

/** What travels of a fault: never its cause, never a stack. */
export function faultData(fault: Fault): FaultData {
  return { code: fault.code, detail: fault.detail };
}

/** The fault that the other side sent, or undefined when the data is not a fault's. */
export function readFault(message: string, data: unknown): Fault | undefined {
  if (!isRecord(data) || !isFaultCode(data['code']) || !isRecord(data['detail'])) return undefined;
  const detail: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(data['detail'])) {
    if (typeof value === 'string' || typeof value === 'number') detail[key] = value;
  }
  return new Fault(data['code'], message, { detail });
}

/** Largest message of the doorway in bytes: a photo of 100 MB and what goes with it. */
export const messageLimitBytes = 104 * 1024 * 1024;

/** Largest single file that a page may hand over, in bytes. */
export const fileLimitBytes = 100 * 1024 * 1024;

/** Where a page of the browser host exchanges its boot code, and where its WebSocket is. */
export const bootPath = '/boot';
export const doorwayPath = '/doorway';

/** Name of the boot code in the fragment of the page's address. */
export const bootFragment = 'boot';

/** What a page needs to keep for its tab; the cookie that goes with it is out of its reach. */
export interface TabPass {
  /** First message of every WebSocket. */
  readonly secret: string;
  /** Start of every asset's address, `/s/KEY`. */
  readonly assets: string;
}

/** The tab's pass as read from an answer or from storage, or undefined. */
export function readTabPass(value: unknown): TabPass | undefined {
  if (!isRecord(value) || typeof value['secret'] !== 'string' || typeof value['assets'] !== 'string') return undefined;
  return { secret: value['secret'], assets: value['assets'] };
}

/** A page's first WebSocket message, and the host's answer to it. */
export interface Hello {
  readonly hello: string;
}

export const welcome = '{"welcome":1}';

/** The secret of a first message, or undefined when it is not one. */
export function readHello(text: string): string | undefined {
  const value = parsed(text);
  return isRecord(value) && typeof value['hello'] === 'string' ? value['hello'] : undefined;
}

/** WebSocket close codes of our own: the pass is not known here (do not come back), or a message could not be read. */
export const closeCodes = { refused: 4401, unreadable: 4400, leaving: 1001 } as const;

/** The message with which an Electron page asks its preload script for a port to main; the port is transferred with it. */
export const portRequest = 'point-studio:doorway';

/** Channel on which the preload script passes that port on. */
export const portChannel = 'doorway';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFaultCode(value: unknown): value is FaultCode {
  return typeof value === 'string' && Object.hasOwn(faultCodes, value);
}
