import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import { formatMonthName, type CalendarMonth } from '../log/values/calendarDate';
import { readMrn } from '../log/values/mrnText';
import { monthLine } from './rowDescription';
import { explainInWords } from './unplacedText';

/**
 * Explains in plain sentences which codes a patient earned in a month and why, or without a month, lists all months of the
 * patient. The figures and wording are the same as in other views. The answer has months, dates, minutes, codes, and the payer's
 * profile, but never the patient's name, the MRN, or the text of a cell, because it can be given to a language model.
 *
 * @param mrn the MRN as the log has it, in any form that is read as the same one
 */
export function monthAnswer(billed: BilledLogs, mrn: string, month: CalendarMonth | undefined): string {
  const months = billed.ledger.monthsOf(readMrn(mrn).mrn);
  const found = month === undefined ? undefined : months.find((candidate) => candidate.month === month);
  if (months.length === 0) {
    return 'The log has no readable rows for this MRN. MRNs are case-sensitive, and zeros make a difference.';
  }
  if (found) {
    return explainPatientMonth(billed, found).join('\n');
  }
  const all = months.map((one) => `${formatMonthName(one.month)}: ${monthLine(one)}`);
  return month === undefined
    ? all.join('\n')
    : [`The log has no rows for this patient in ${formatMonthName(month)}. It has:`, ...all].join('\n');
}

function explainPatientMonth(billed: BilledLogs, month: PatientMonth): string[] {
  const { checks } = billed;
  // Problems that the team has turned off or suppressed aren't part of the answer.
  const risks = month.claimRisks.filter(
    ({ code }) => checks.getLevel(code, 'warning') !== 'off' && !checks.isSuppressed(code, month.mrn, month.month),
  );
  return [...explainInWords(billed, month), ...risks.map(({ message }) => message(month))];
}
