import { countErrors } from '../../billing/problemList';
import type { PayerProfile } from '../../billing/rules/payerProfile';
import { findLogs } from '../../files/findLogs';
import { readLogs, type ReadLogs } from '../../files/readLogs';
import { failure, type Result } from '../../text/result';
import { toPrintable } from '../../text/printable';
import { counted } from '../../wording/figureWords';
import { listAssumed } from '../../wording/assumptions';
import type { CommandContext } from '../context';
import type { Outcome } from '../outcome';
import { formatProblem, toPrintedProblem, type PrintedProblem } from '../printedProblem';
import { findOutputConflict } from './outputFile';
import { readRunSettings, type FileProblem, type RunSettings } from '../runSettings';

/** The logs and folders that a command names, and how to read them. */
export interface LogArguments {
  readonly logs: readonly string[];
  /** The profile for every payer, in place of the configured ones. */
  readonly rule?: PayerProfile | undefined;
  /** The configuration file; undefined for the nearest one. */
  readonly config: string | undefined;
  /** The file to write. */
  readonly output?: string | undefined;
  /** False for a command that lists the problems of a damaged configuration instead of failing. */
  readonly needsRules?: boolean;
}

/** The logs of a command, read as one. */
export interface CommandLogs extends ReadLogs<string> {
  /** The problems of the configuration and the roster. */
  readonly configurationProblems: readonly FileProblem[];
}

/** Finds and reads the logs that a command names. Fails when one can't be read, or when the output would overwrite a file that is read. */
export async function readCommandLogs(context: CommandContext, command: LogArguments): Promise<Result<CommandLogs>> {
  const { logs, failed } = await findLogs(context.files, command.logs);
  const [first] = failed;
  if (first) {
    return { ok: false, failure: first.failure };
  }
  const settings = await readRunSettings(context, logs, command.config);
  if (!settings.ok) {
    return settings;
  }
  const { damage } = settings.value;
  if (damage && command.needsRules !== false) {
    return { ok: false, failure: damage };
  }
  const conflict = await findOutputConflict(context, command.output, logs, settings.value.settingsFiles);
  return conflict ?? readWithSettings(context, logs, settings.value, command.rule);
}

/** Reads logs as one with the settings of the run. */
export async function readWithSettings(
  { files, today, sheet, pause, isCanceled }: CommandContext,
  logs: readonly string[],
  settings: RunSettings,
  rule?: PayerProfile,
): Promise<Result<CommandLogs>> {
  const read = await readLogs(files, logs, {
    today: today(),
    rule,
    findSettings: () => Promise.resolve(settings),
    unreadableFiles: 'stop',
    workbooks: { sheet },
    ...(pause && { pause }),
    ...(isCanceled && { isCanceled }),
  });
  if (read.ok && sheet !== undefined && read.value.sheets.every((found) => found === undefined)) {
    return failure('no-workbook', 'None of the logs is a workbook, so --sheet has no sheet to choose.');
  }
  return read.ok ? { ok: true, value: { ...read.value, configurationProblems: settings.problems } } : read;
}

/** Returns the problems of the configuration and the roster, as they are printed. */
export function placeConfigurationProblems(problems: readonly FileProblem[]): PrintedProblem[] {
  return problems.map(({ file, problem }) => toPrintedProblem(file, problem));
}

/**
 * Returns one line for each log about which something was assumed, because neither the log nor the configuration shows it. Never
 * a value from a row.
 */
export function formatAssumptions({ billed, files, sheets }: CommandLogs): string {
  const hidden = sheets.map((sheet, index) =>
    sheet && sheet.hiddenRows > 0
      ? `${toPrintable(`${files[index] ?? ''}: The sheet hides ${counted(sheet.hiddenRows, 'row')} that ${sheet.hiddenRows === 1 ? 'is' : 'are'} read like the others.`)}\n`
      : '',
  );
  const assumptions = billed.logs
    .map((log, index) => {
      const assumed = listAssumed(log).join('; ');
      return assumed === '' ? '' : `${toPrintable(`${files[index] ?? ''}: Check how this log was read. ${assumed}`)}\n`;
    })
    .join('');
  return `${hidden.join('')}${assumptions}`;
}

/** Returns a line with what was assumed about an existing report; '' if nothing was. */
export function formatAssumed(file: string, assumed: readonly string[]): string {
  return assumed.length === 0
    ? ''
    : `${toPrintable(`${file}: Check how this report was read. ${assumed.join('; ')}`)}\n`;
}

/**
 * Returns the outcome of a command that calculates from logs: 1 when the logs or the configuration have errors. Prints the
 * problems of the configuration, because a part that isn't applied can be a payer's profile.
 */
export function createOutcome({ billed, configurationProblems }: CommandLogs): Outcome {
  const problems = placeConfigurationProblems(configurationProblems);
  const hasErrors = countErrors(billed) > 0 || problems.some(({ severity }) => severity === 'error');
  return {
    exitCode: hasErrors ? 1 : 0,
    stdout: '',
    stderr: problems.map(formatProblem).join(''),
  };
}
