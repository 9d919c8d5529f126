import type { BilledLogs } from '../billing/billedLogs';
import type { MonthSummary } from '../billing/months/monthSummary';
import type { PatientMonth } from '../billing/months/patientMonth';
import { BUILT_IN_PROFILES } from '../billing/rules/builtInProfiles';
import { formatMonthName, type CalendarMonth } from '../log/values/calendarDate';
import { readMrn } from '../log/values/mrnText';
import { monthLine } from './rowDescription';
import { t } from '../text/text';
import { explainInWords } from './unplacedText';

/**
 * Explains in plain sentences which codes a patient earned in a month and why, or without a month, lists all months of the
 * patient. The figures and wording are the same as in other views. The answer has months, dates, minutes, codes, and the payer's
 * profile, but never the patient's name, the MRN, the text of a cell, or the name and source that a configuration gives to a profile: a
 * language model reads it, and a configuration can come with a folder from someone else.
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

function explainPatientMonth(billed: BilledLogs, original: PatientMonth): string[] {
  const { checks } = billed;
  const month = withoutTeamTexts(original);
  // Problems that the team has turned off or suppressed aren't part of the answer.
  const risks = month.claimRisks.filter(
    ({ code }) => checks.getLevel(code, 'warning') !== 'off' && !checks.isSuppressed(code, month.mrn, month.month),
  );
  return [...explainInWords(billed, month), ...risks.map(({ message }) => message(month))];
}

/** Returns the month with a neutral title and source for a profile that isn't a built-in one. */
function withoutTeamTexts(month: PatientMonth): PatientMonth {
  const { summary } = month;
  const { id, title, source } = summary.profile;
  const known = BUILT_IN_PROFILES.get(id);
  if (known?.title === title && known.source === source) {
    return month;
  }
  const profile = { ...summary.profile, title: known?.title ?? t`custom`, source: t`configured by the team` };
  const changed = Object.create(summary, { profile: { value: profile } }) as MonthSummary;
  return Object.create(month, { summary: { value: changed } }) as PatientMonth;
}
