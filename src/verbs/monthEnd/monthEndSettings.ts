import type { Severity } from '../../log/problems/problems';
import { readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import { MONTH_END_PROBLEMS, type MonthEndProblemCode } from './monthEndProblems';

/** What is wrong in a month end, at a line of the file or of a cell. */
export interface MonthEndProblem {
  readonly code: MonthEndProblemCode;
  readonly severity: Severity;
  /** The line in the piece, from 0. */
  readonly line: number;
  readonly message: string;
}

/** What the front matter of a month end sets for all its cells. */
export interface MonthEndSettings {
  /** The logs and folders, as they are written: relative to the folder of the month end. */
  readonly logs: readonly string[];
  readonly month: CalendarMonth | undefined;
  /** The configuration file; undefined for the nearest one. */
  readonly configuration: string | undefined;
  /** Where each log is written. */
  readonly lineOfLogs: number;
  readonly lineOfMonth: number;
  readonly problems: readonly MonthEndProblem[];
}

/**
 * Reads the front matter of a month end: `logs`, `month`, and `configuration`, each on its own line. Logs are written in brackets with
 * commas between them, or on separate lines that start with a hyphen.
 */
export function readMonthEndSettings(content: string): MonthEndSettings {
  const logs: string[] = [];
  const problems: MonthEndProblem[] = [];
  let month: CalendarMonth | undefined;
  let configuration: string | undefined;
  let lineOfLogs = 0;
  let lineOfMonth = 0;
  let isInLogs = false;
  const report = (line: number, message: string): void => {
    problems.push({ code: 'CB471', severity: MONTH_END_PROBLEMS.CB471, line, message });
  };
  content.split(/\r\n|\n|\r/).forEach((text, line) => {
    if (/^\s*(?:#.*)?$/.test(text)) {
      return;
    }
    const [, one] = /^\s*-\s+(.*)$/.exec(text) ?? [];
    if (one !== undefined && isInLogs) {
      logs.push(readText(one));
      return;
    }
    const [, name = '', value = ''] = /^(\w+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    isInLogs = false;
    if (name === 'logs') {
      isInLogs = value === '';
      lineOfLogs = line;
      readList(value).forEach((log) => logs.push(log));
    } else if (name === 'month') {
      lineOfMonth = line;
      month = readMonth(readText(value));
      if (month === undefined) {
        report(line, t`The month can't be read. Write it as YYYY-MM, such as 2026-03.`);
      }
    } else if (name === 'configuration') {
      configuration = readText(value);
    } else {
      report(line, t`This line can't be read. The settings of a month end are logs, month, and configuration.`);
    }
  });
  if (logs.length === 0) {
    report(lineOfLogs, t`The month end names no log. Write logs: [NAME.timelog.csv].`);
  }
  return { logs, month, configuration, lineOfLogs, lineOfMonth, problems };
}

function readList(value: string): string[] {
  const [, inside] = /^\[(.*)\]$/.exec(value) ?? [];
  const parts = inside === undefined ? [value] : inside.split(',');
  return parts.map(readText).filter((text) => text !== '');
}

/** Returns a text without the quotes around it. */
function readText(value: string): string {
  const text = value.trim();
  const [, , inside] = /^(["'])(.*)\1$/.exec(text) ?? [];
  return inside ?? text;
}
