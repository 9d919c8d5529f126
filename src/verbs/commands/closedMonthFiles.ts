import { findClosedMonths } from '../../files/findClosedMonths';
import { listFoldersOnce } from '../../files/listFoldersOnce';
import { readDecodedText } from '../../files/openLog';
import type { CalendarMonth } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import { closedMonthFileName } from '../../report/existing/closedMonthName';
import { reportCsv } from '../../report/exports/reportCsv';
import { leftOutText, totalsText } from '../../report/reportFigures';
import { success, type Result } from '../../text/result';
import type { CommandContext } from '../context';
import { readAlone } from './closedMonths';
import type { CommandLogs } from './logsOfCommand';

/** The copy of a month's report that closing saves next to a log. */
export interface MonthFile {
  readonly month: CalendarMonth;
  readonly path: string;
  readonly csv: string;
  /** The totals, as words. */
  readonly figures: string;
  /** Whether the month was closed before. */
  readonly isReplaced: boolean;
  /** Whether the earlier copy has the same text. */
  readonly isSame: boolean;
}

/**
 * Creates the copies that closing a month saves: one for each log that has the month, as _Close Month_ in VS Code. A month is closed
 * for one log, so each log is read alone.
 */
export async function listMonthFiles(
  { billed, files: logs, settings }: CommandLogs,
  month: CalendarMonth,
  context: CommandContext,
): Promise<Result<readonly MonthFile[]>> {
  const files = listFoldersOnce(context.files);
  const monthFiles: MonthFile[] = [];
  for (const [index, log] of logs.entries()) {
    const alone = logs.length === 1 ? success(billed) : await readAlone(context, log, settings[index]);
    const found = await findClosedMonths(files, log);
    if (!alone.ok) {
      return alone;
    }
    if (!found.ok) {
      return found;
    }
    const report = billingReport(alone.value, { month }, { hasStates: false });
    const folder = files.parent(log);
    if (report.lines.length > 0 && folder !== undefined) {
      const earlier = found.value.find((file) => file.month === month)?.path;
      const csv = reportCsv(report);
      const path = earlier ?? files.resolve(folder, closedMonthFileName(files.name(log), month));
      const figures = [totalsText(report.totals), leftOutText(report.leftOut)].filter((part) => part !== '').join('; ');
      const text = earlier === undefined ? undefined : await readDecodedText(context.files, earlier);
      const isSame = text?.ok === true && text.value.text === csv && !text.value.hasBom;
      monthFiles.push({ month, path, csv, figures, isReplaced: earlier !== undefined, isSame });
    }
  }
  return success(monthFiles);
}
