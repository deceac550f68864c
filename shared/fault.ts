// The one kind of error that crosses a boundary: its message is a sentence for a person, saying what happened and what to do.

/**
 * What sort of thing went wrong; the command line's exit code and the studio's notice follow from it.
 *
 * - `usage`: the request itself is wrong (a flag, an argument)
 * - `input`: something given cannot be used (a file, a row, a field)
 * - `notFound`: a named thing does not exist
 * - `conflict`: it changed meanwhile, or exists already
 * - `denied`: not allowed (an origin, a path outside its folder)
 * - `storage`: the disk refused (full, read-only, gone)
 * - `cancelled`: a person stopped it
 * - `internal`: a defect of ours
 */
export type FaultCode =
  | 'usage'
  | 'input'
  | 'notFound'
  | 'conflict'
  | 'denied'
  | 'storage'
  | 'cancelled'
  | 'internal';

export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  /** Facts for a program: the file, row or field concerned. Never a secret. */
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(
    code: FaultCode,
    message: string,
    options: { detail?: Readonly<Record<string, string | number>>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.detail = options.detail ?? {};
  }
}

/** Any thrown value as a Fault; what is not one already becomes `internal`, with the original as its cause. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Fault('internal', `Something went wrong inside Point Studio: ${message}`, { cause: thrown });
}
