import type { BilledLogs } from '../../billing/billedLogs';
import { formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { BillingReport } from '../reportLine';
import { counted } from '../../wording/figureWords';
import { choiceText } from '../reportChoice';
import { leftOutText } from '../reportFigures';
import { t } from '../../text/text';

/** A report on its way into a file: the lines as they are shown, and what the file says of where they come from. */
export interface ExportedReport {
  readonly report: BillingReport;
  readonly billed: BilledLogs;
  /** The names of the logs, in the order in which they were read. */
  readonly logNames: readonly string[];
  /** The day on which it is made. */
  readonly createdOn: CalendarDate;
}

/** The files a report can become, by the ending of their names. */
export const EXPORT_FORMATS = ['csv', 'json', 'xlsx', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a person can save of a report that is shown: the report in any format, or the charge lines of its months. */
export const SHOWN_EXPORTS = [...EXPORT_FORMATS, 'charges'] as const;
export type ShownExport = (typeof SHOWN_EXPORTS)[number];

export function isShownExport(format: string): format is ShownExport {
  return (SHOWN_EXPORTS as readonly string[]).includes(format);
}

export function isExportFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}

/** What every export for people says of itself: name by name, in words. */
export function provenance({
  report,
  logNames,
  createdOn: madeOn,
}: ExportedReport): readonly (readonly [string, string])[] {
  const { errors, warnings } = report.problems;
  return [
    [logNames.length === 1 ? t`Log` : t`Logs`, logNames.join(', ')],
    [t`Rule`, `${report.rule.name} (${report.rule.id})`],
    [t`Shown`, choiceText(report.choice)],
    [t`Left out`, leftOutText(report.leftOut) || t`no row`],
    [t`Open problems`, `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`],
    [t`Created`, formatDate(madeOn)],
  ];
}
