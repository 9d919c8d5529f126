/** Where a failure happened. Never contains the content of a log. */
export interface FailureLocation {
  /** The file, as the user named it or as VS Code shows it. */
  readonly file?: string;
  /** The line in the file, from 1. */
  readonly line?: number;
}

/** Why something could not be done. The code never changes its meaning; the message is a full sentence for the analyst. */
export interface Failure {
  /** In lowercase with hyphens, such as `file-not-found`. Scripts and tests can rely on it. */
  readonly code: string;
  readonly message: string;
  readonly location?: FailureLocation;
}

/** A result that failed. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

/**
 * The result of a function that can fail in a way that the user can understand and act on. Exceptions are for bugs only, and
 * `undefined` is for values that may be absent without anything being wrong.
 */
export type Result<Value> = { readonly ok: true; readonly value: Value } | Failed;

/** Returns a result that succeeded with this value. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** Returns a result that failed. */
export function failure(code: string, message: string, location?: FailureLocation): Failed {
  return { ok: false, failure: { code, message, ...(location && { location }) } };
}
