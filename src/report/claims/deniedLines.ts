import type { BilledLogs } from '../../billing/billedLogs';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import type { RecordedEvent } from './claimEvent';
import type { CodeUnits } from './claimFigures';
import type { ClaimHistories, MonthHistory } from './claimHistory';

/** A line of an open claim that the payer denied, and about which no person has decided since. */
export interface DeniedLine extends CodeUnits {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** The local date on which the denial was recorded. */
  readonly deniedOn: CalendarDate;
  /** The payer's words; they're shown only where patients are. */
  readonly reason: string;
  /** The payer's number of the claim; '' if the payer's file didn't have it. */
  readonly claimNumber: string;
  /** The index of the log to look at, and the line from 1; undefined if no log has the patient-month. */
  readonly place: { readonly log: number; readonly line: number } | undefined;
}

/** Lists the denied lines, those of the latest month first. @param only this month; undefined for all */
export function listDeniedLines(
  billed: BilledLogs,
  histories: ClaimHistories,
  only?: CalendarMonth,
): readonly DeniedLine[] {
  return [...histories.all]
    .filter(({ month }) => only === undefined || month === only)
    .sort((a, b) => b.month - a.month || (a.mrn < b.mrn ? -1 : 1))
    .flatMap((history) => findUndecidedDenials(history).map((denial) => placeDenial(billed, history, denial)));
}

/** Returns the denied lines of the open claims of a patient-month about which a person hasn't decided since. */
export function findUndecidedDenials({
  openClaims,
  decision,
}: MonthHistory): readonly (CodeUnits & { readonly event: RecordedEvent })[] {
  return openClaims
    .flatMap(({ lines }) => lines)
    .flatMap(({ code, units, answer }) =>
      answer?.kind === 'denied' && (!decision || decision.time.seconds < answer.event.time.seconds)
        ? [{ code, units, event: answer.event }]
        : [],
    );
}

function placeDenial(
  billed: BilledLogs,
  { mrn, month }: MonthHistory,
  { code, units, event }: CodeUnits & { readonly event: RecordedEvent },
): DeniedLine {
  const { summary } = billed.ledger.patientMonth(mrn, month) ?? {};
  const row = summary?.countedRows[0] ?? summary?.firstRow;
  const { reason, claimNumber, time } = event;
  return {
    mrn,
    month,
    code,
    units,
    deniedOn: time.date,
    reason,
    claimNumber,
    place:
      row === undefined ? undefined : { log: billed.table.logNumberOf(row), line: billed.logOf(row).lineOf(row) + 1 },
  };
}
