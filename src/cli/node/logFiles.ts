import { readFileSync, realpathSync, statSync } from 'node:fs';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRules, type BillingRules } from '../../billing/rules/billingRules';
import type { PayerProfile } from '../../billing/rules/payerProfile';
import { billingRulesOf, checksOf, readingOptions, type Configuration } from '../../configuration/configuration';
import { localDateOf } from '../../log/values/calendarDate';
import type { LogBytes } from '../../log/bytes/byteRows';
import { rangeOf, type Lines } from '../../log/csv/lines';
import { PieceLines, piecesOf } from '../../log/bytes/chunks';
import { readLogText, type LogText } from '../../log/csv/encoding';
import { LOG_PROBLEMS, type Problem } from '../../log/problems/problems';
import { configurationFor, type FileProblem } from './configurationFiles';
import { FilePieces } from './filePieces';
import { UnreadableInput, whyUnreadable } from '../../files/unreadableInput';

/** The logs that were named, read as one. */
export interface LogFiles {
  readonly billed: BilledLogs;
  readonly files: readonly string[];
  /** For each log the problems of its bytes, before any row is read. */
  readonly formProblems: readonly (readonly Problem[])[];
  /** The problems of the configuration and of what it names. */
  readonly configurationProblems: readonly FileProblem[];
}

/** More than a text can hold in memory, and a hundred times a large clinic's log of ten years. */
const MOST_BYTES = 500_000_000;

/**
 * Reads the logs, in the order given, as one; or says which cannot be read.
 *
 * @param rule the profile that was named, for every payer
 * @param config the configuration file that was named; undefined for the nearest one
 */
export function readLogs(
  files: readonly string[],
  rule: PayerProfile | undefined,
  config?: string,
): LogFiles | UnreadableInput {
  const run = configurationFor(files, config);
  if (run instanceof UnreadableInput) {
    return run;
  }
  const { configuration, roster } = run;
  const checks = checksOf(configuration);
  const today = localDateOf(new Date());
  const billed = new BilledLogs(rulesBy(rule, configuration), checks);
  const formProblems: Problem[][] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const log = openLog(file);
    if (log instanceof UnreadableInput) {
      return log;
    }
    const path = realpathSync(file);
    if (seen.has(path)) {
      return new UnreadableInput(`${file}: named twice; its minutes would count twice`);
    }
    seen.add(path);
    billed.add(log.lines, { today, ...readingOptions(configuration, roster) }, log.bytes);
    if (!log.isUnchanged()) {
      return new UnreadableInput(`${file}: was written to while it was read; try again`);
    }
    formProblems.push(log.isAssumed ? checks.applyTo(assumedEncoding()) : []);
  }
  return { billed, files, formProblems, configurationProblems: run.problems };
}

/** A log that can be read. */
interface OpenedLog {
  readonly lines: Lines;
  readonly bytes: LogBytes;
  /** Whether its encoding is a guess. */
  readonly isAssumed: boolean;
  /** Whether it is on disk as it was when it was opened. */
  readonly isUnchanged: () => boolean;
}

/** A log in UTF-8 is read from disk piece by piece, however long it is; any other is brought into memory first. */
function openLog(file: string): OpenedLog | UnreadableInput {
  try {
    if (statSync(file).isFile()) {
      const pieces = FilePieces.of(file);
      if (pieces) {
        const lines = new PieceLines(pieces, pieces.lineEnds);
        return { lines, bytes: pieces, isAssumed: false, isUnchanged: () => pieces.isUnchanged };
      }
    }
  } catch {
    // The other way says in words what is the matter.
  }
  const read = readTextFile(file);
  if (read instanceof UnreadableInput) {
    return read;
  }
  const pieces = piecesOf(Buffer.from(read.text, 'utf8'));
  return { lines: new PieceLines(pieces), bytes: pieces, isAssumed: read.isAssumed, isUnchanged: () => true };
}

/** The rules of the configuration, or those of the one profile that was named for every payer; fees are the configuration's. */
export function rulesBy(rule: PayerProfile | undefined, configuration: Configuration): BillingRules {
  const today = localDateOf(new Date());
  return rule
    ? billingRules({ defaultProfile: rule, today, fees: configuration.fees })
    : billingRulesOf(configuration, today);
}

/** The text of a CSV file, in whatever encoding; or why it cannot be read. */
export function readTextFile(file: string): LogText | UnreadableInput {
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
