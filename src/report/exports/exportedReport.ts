import type { BilledLogs } from '../../billing/billedLogs';
import { countProblemTotals } from '../../billing/problemList';
import { formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { ClaimHistories } from '../claims/claimHistory';
import type { BillingReport } from '../reportLine';
import { listAssumedByLog } from '../../wording/assumptions';
import { counted, formatProblemTotals } from '../../wording/figureWords';
import { choiceText } from '../reportChoice';
import { findMidpointGain, midpointNote } from '../midpoint';
import { listRulesAsOf, listRulesNotices } from '../rulesNotices';
import { listStateTotals } from '../readiness/readyLines';
import { listReadinessNotices } from '../../wording/readinessText';
import { leftOutText } from '../reportFigures';
import { listMonthsWithoutCode, monthsWithoutCodeText } from '../monthsWithoutCode';
import { t } from '../../text/text';

/** A report to export: the lines as shown, and their origin. */
export interface ExportedReport {
  readonly report: BillingReport;
  readonly billed: BilledLogs;
  /** The names of the logs, in the order in which they were read. */
  readonly logNames: readonly string[];
  /** The date of the export. */
  readonly createdOn: CalendarDate;
  /** What the figures depend on and the lines don't show, such as errors in the configuration, in sentences. */
  readonly notices?: readonly string[];
  /** What the records of claims have, for the lines that payers denied. */
  readonly histories?: ClaimHistories | undefined;
}

/** The formats of exported reports, by file extension. */
export const EXPORT_FORMATS = ['csv', 'json', 'xlsx', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The exports of a report that is shown: the report in any format, or its charge lines. */
export const SHOWN_EXPORTS = [...EXPORT_FORMATS, 'charges'] as const;
export type ShownExport = (typeof SHOWN_EXPORTS)[number];

export function isShownExport(format: string): format is ShownExport {
  return (SHOWN_EXPORTS as readonly string[]).includes(format);
}

export function isExportFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}

/** Returns the origin of an export as pairs of a name and a text. Every export for people shows them. */
export function provenance({
  report,
  billed,
  logNames,
  createdOn: madeOn,
  notices = [],
}: ExportedReport): readonly (readonly [string, string])[] {
  const midpoint = findMidpointGain(report, billed.ledger.rules.fees);
  const undecided = report.lines.filter((line) => line.undecided !== undefined).length;
  const withoutCode = monthsWithoutCodeText(listMonthsWithoutCode(report.lines));
  return [
    [logNames.length === 1 ? t`Log` : t`Logs`, logNames.join(', ')],
    [t`Rule`, `${report.rule.name} (${report.rule.id})`],
    [t`Rules as of`, listRulesAsOf(report).join('; ')],
    ...[...notices, ...listRulesNotices(report)].map((notice) => [t`Check`, notice] as const),
    [t`Shown`, choiceText(report.choice)],
    [t`Left out`, leftOutText(report.leftOut) || t`no rows`],
    ...(withoutCode === '' ? [] : [[t`No code until an error is fixed`, withoutCode] as const]),
    ...listAssumedByLog(billed.logs, logNames).map((line): [string, string] => [t`Assumed`, line]),
    [t`Open problems`, formatProblemTotals(countProblemTotals(billed))],
    ...listStateTotals(report).map((line): [string, string] => [t`Claims`, line]),
    ...listReadinessNotices(billed).map((notice): [string, string] => [t`Check`, notice]),
    ...(undecided > 0
      ? [[t`Not chosen`, t`APCM add-on or time-based codes (CB148): ${counted(undecided, 'patient-month')}`] as const]
      : []),
    ...(midpoint ? [[t`By the CPT midpoint`, midpointNote(midpoint)] as const] : []),
    [t`Created`, formatDate(madeOn)],
  ];
}
