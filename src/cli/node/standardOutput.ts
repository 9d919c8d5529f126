import { writeSync } from 'node:fs';
import { formatFailure, type Outcome } from '../../verbs/outcome';
import { getErrorCode, nodeFailure } from '../../disk/nodeFailure';

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

/** Writes to a file descriptor. @returns the number of bytes written */
type Write = (descriptor: number, bytes: Uint8Array, from: number) => number;

/**
 * Prints an outcome completely.
 *
 * @returns the exit code: that of the outcome, or 2 if the output couldn't be written, such as to a full disk or a closed pipe
 */
export function writeOutcome({ exitCode, stdout, stderr }: Outcome, write: Write = writeSync): Outcome['exitCode'] {
  writeAll(STANDARD_ERROR, stderr, write);
  const error = writeAll(STANDARD_OUTPUT, stdout, write);
  if (error === undefined) {
    return exitCode;
  }
  const { failure } = nodeFailure(error, 'standard output');
  const message = `The output isn't complete. ${failure.code === 'file-unusable' ? describeClosed(error) : failure.message}`;
  writeAll(STANDARD_ERROR, `${formatFailure({ ...failure, message })}\n`, write);
  return 2;
}

function describeClosed(error: unknown): string {
  const code = getErrorCode(error);
  return code === 'EPIPE'
    ? 'The program that reads it has ended.'
    : `It can't be written (${code ?? 'unknown error'}).`;
}

/** Writes a text completely, even to a pipe that accepts only a part at a time. @returns the error that ended writing, if any */
function writeAll(descriptor: number, text: string, write: Write): unknown {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length;) {
    try {
      written += write(descriptor, bytes, written);
    } catch (error) {
      if (getErrorCode(error) !== 'EAGAIN') {
        return error;
      }
    }
  }
  return undefined;
}
