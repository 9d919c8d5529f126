import type { BilledLogs } from '../billing/billedLogs';
import { explainMonth } from '../billing/monthExplanation';
import type { PatientMonth } from '../billing/months/patientMonth';
import { formatMonthName, type CalendarMonth } from '../log/values/calendarDate';
import { monthLine } from './rowDescription';
import { whyLines } from './whyText';

/**
 * Which codes a patient has earned in a month and why, in plain sentences; without a month one line for each month of the
 * patient. The same figures and words as in every view. It names months, dates, minutes, codes and the payer's profile, and
 * neither the patient's name nor the MRN nor a cell: it may be handed to a language model.
 *
 * @param mrn exactly as the log has it, but for spaces around it
 */
export function monthAnswer(billed: BilledLogs, mrn: string, month: CalendarMonth | undefined): string {
  const months = billed.ledger.monthsOf(mrn.trim());
  const asked = month === undefined ? undefined : months.find((its) => its.month === month);
  if (months.length === 0) {
    return 'The log has no row that can be read for this MRN. MRNs are told apart by capital letters and zeros.';
  }
  if (asked) {
    return aboutMonth(billed, asked).join('\n');
  }
  const all = months.map((its) => `${formatMonthName(its.month)}: ${monthLine(its)}`);
  return month === undefined
    ? all.join('\n')
    : [`The log has no row for this patient in ${formatMonthName(month)}. It has:`, ...all].join('\n');
}

function aboutMonth({ table, checks }: BilledLogs, month: PatientMonth): string[] {
  // What the team has turned off or accepted is no news.
  const risks = month.claimRisks.filter(
    ({ code }) => checks.getLevel(code, 'warning') !== 'off' && !checks.isSuppressed(code, month.mrn, month.month),
  );
  return [...whyLines(month, explainMonth(month, table)), ...risks.map(({ message }) => message(month))];
}
