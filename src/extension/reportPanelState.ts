import { formatIsoMonth, formatMonthName } from '../log/calendarDate';
import { formatMinutes } from '../log/minutes';
import { codesShown, type BillingReport, type ReportLine } from '../report/billingReport';
import { kindText, monthFigures } from '../report/monthFigures';
import { REPORT_COLUMNS, reportCells } from '../report/reportCsv';
import type { ReportPanelLine, ReportPanelLines, ReportPanelState } from '../protocol/reportMessages';
import type { LogSession } from './logSessions';

/** Identity of a report line. */
export function lineKey({ mrn, month }: Pick<ReportLine, 'mrn' | 'month'>): string {
  return `${mrn}\u0000${month}`;
}

/** Everything the report panel shows but the lines. */
export function reportPanelState(
  { obstacle, generation }: LogSession,
  logName: string,
  report: BillingReport,
): ReportPanelState {
  const { totals } = report;
  return {
    generation,
    logName,
    ruleName: report.rule.name,
    columns: REPORT_COLUMNS,
    months: report.months.map((month) => ({ month: formatIsoMonth(month), name: formatMonthName(month) })),
    month: report.month === undefined ? '' : formatIsoMonth(report.month),
    lineCount: report.lines.length,
    totals: {
      patients: totals.patients,
      patientMonths: totals.lines,
      billableMonths: totals.billableMonths,
      minutes: formatMinutes(totals.minutes),
      units: codesShown(totals).map((code) => ({ code, units: totals.units[code] })),
    },
    leftOut: report.leftOut.map(({ code, title, rows, minutes }) => ({
      code,
      title,
      rows,
      minutes: formatMinutes(minutes),
    })),
    errors: report.problems.errors,
    warnings: report.problems.warnings,
    obstacle,
  };
}

/** The lines of the report from `start` on. */
export function reportPanelLines(
  generation: number,
  report: BillingReport,
  start: number,
  count: number,
): ReportPanelLines {
  return { generation, start, lines: report.lines.slice(start, start + count).map(panelLine) };
}

function panelLine(line: ReportLine): ReportPanelLine {
  const figures = monthFigures(line);
  return {
    key: lineKey(line),
    cells: reportCells(line),
    isEarned: figures.isEarned,
    codes: figures.codes,
    monthKind: kindText(line.kind),
    next: figures.next,
    entryCount: line.entryCount,
    leftOutCount: line.leftOutCount,
  };
}
