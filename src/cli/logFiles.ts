import { readFileSync, realpathSync, statSync } from 'node:fs';
import { BilledLogs } from '../billing/billedLogs';
import type { BillingRules } from '../billing/billingRules';
import { localDateOf } from '../log/calendarDate';
import { TextLines, rangeOf } from '../log/lines';
import { readLogText, type LogText } from '../log/logText';
import { LOG_PROBLEMS, type Problem } from '../log/problems';

/** The input cannot be read: one sentence that names the file. */
export class UnreadableInput {
  constructor(readonly sentence: string) {}
}

/** The logs that were named, read as one. */
export interface LogFiles {
  readonly billed: BilledLogs;
  /** For each log the problems of its bytes, before any row is read. */
  readonly formProblems: readonly (readonly Problem[])[];
}

/** More than a text can hold in memory, and a hundred times a large clinic's log of ten years. */
const MOST_BYTES = 500_000_000;

/** Reads the logs, in the order given, as one; or says which cannot be read. */
export function readLogs(files: readonly string[], rules: BillingRules): LogFiles | UnreadableInput {
  const billed = new BilledLogs(rules);
  const formProblems: Problem[][] = [];
  const seen = new Set<string>();
  const today = localDateOf(new Date());
  for (const file of files) {
    const read = readLogFile(file);
    if (read instanceof UnreadableInput) {
      return read;
    }
    const path = realpathSync(file);
    if (seen.has(path)) {
      return new UnreadableInput(`${file}: named twice; its minutes would count twice`);
    }
    seen.add(path);
    billed.add(TextLines.of(read.text), { today });
    formProblems.push(read.isAssumed ? [assumedEncoding()] : []);
  }
  return { billed, formProblems };
}

function readLogFile(file: string): LogText | UnreadableInput {
  try {
    const kind = statSync(file);
    if (kind.isCharacterDevice() || kind.isBlockDevice()) {
      return new UnreadableInput(`${file}: a device, not a file`);
    }
    if (kind.size > MOST_BYTES) {
      return new UnreadableInput(`${file}: larger than 500 MB; split it by year`);
    }
    const reading = readLogText(readFileSync(file));
    return reading.ok ? reading : new UnreadableInput(`${file}: ${reading.sentence}`);
  } catch (error) {
    return new UnreadableInput(`${file}: ${whyUnreadable(error)}`);
  }
}

function assumedEncoding(): Problem {
  return {
    code: 'CB008',
    severity: LOG_PROBLEMS.CB008.severity,
    range: rangeOf(0, 0, 0, 0),
    message:
      'This file is not in UTF-8 and was read as Windows-1252. If names have wrong letters, save it as CSV UTF-8.',
  };
}

/** What the system says of a file, in words. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no such file';
    case 'EISDIR':
      return 'a directory, not a file';
    case 'ENOTDIR':
      return 'no such file: a part of its path is not a directory';
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'ENOSPC':
      return 'no space left on the disk';
    default:
      return typeof code === 'string' ? `cannot be used (${code})` : 'cannot be used';
  }
}
