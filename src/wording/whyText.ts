import type { Readiness } from '../billing/readiness/readiness';
import { exclusionTitle } from '../billing/totals/excludedRows';
import type { MonthExplanation } from '../billing/monthExplanation';
import { filingLimitText } from '../billing/audit/monthTexts';
import { isPastDeadline } from '../billing/rules/filingLimit';
import { rulesNotice } from '../billing/rules/knownMonths';
import type { PatientMonth } from '../billing/months/patientMonth';
import { formatDate, formatIsoMonth } from '../log/values/calendarDate';
import { formatMinutes } from '../log/values/minutes';
import { codesText, kindText, patientMonthFigures } from './monthFigures';
import { readinessDetails } from './readinessText';
import { t } from '../text/text';

/**
 * Explains the codes of a patient-month, one sentence per line. Hovers, code lenses, and the report show the same text.
 *
 * @param readiness whether the claim can go out, if the view doesn't show it otherwise
 */
export function whyLines(month: PatientMonth, why: MonthExplanation, readiness?: Readiness): string[] {
  const figures = patientMonthFigures(month);
  return [
    t`${figures.month}, ${kindText(month.kind)}: ${figures.codes} with ${figures.minutes}.`,
    ...(readiness ? [t`Claim: ${readinessDetails(readiness)}.`] : []),
    t`Rule: ${why.rule.name}, profile "${why.profileTitle}" (${why.profileSource}; rules as of ${formatIsoMonth(why.rulesAsOf)}).`,
    ...listNotices(month),
    [
      why.entries.length === 1 ? t`1 entry counts.` : t`${why.entries.length} entries count.`,
      ...describeLeftOutRows(why),
    ].join(' '),
    ...describeCrossings(why),
    ...(why.crossing && why.dateOfService !== undefined
      ? [
          t`Earliest date of service: ${formatDate(why.crossing.date)}. Date of service for the claim, by the profile: ${formatDate(why.dateOfService)}.`,
        ]
      : []),
    ...describeFiling(month),
    ...describeChoice(month),
    ...(month.next ? [t`Next: ${figures.next}.`] : []),
  ];
}

function listNotices({ month, summary }: PatientMonth): string[] {
  const notice = rulesNotice(summary.profile, month);
  return notice === '' ? [] : [notice];
}

/** States the last day to file the claim, if the payer's limit is known. */
function describeFiling({ filing, summary: { profile } }: PatientMonth): string[] {
  const { filingLimit } = profile;
  if (!filing || !filingLimit) {
    return [];
  }
  const lastDay = formatDate(filing.lastDay);
  return [
    isPastDeadline(filing)
      ? t`The claim had to be filed by ${lastDay}: ${filingLimitText(filingLimit)}.`
      : t`File the claim by ${lastDay}: ${filingLimitText(filingLimit)}.`,
  ];
}

/** Names both choices of a month that can be billed with an APCM add-on or with the time-based codes. */
function describeChoice({ codes, alternative, undecided }: PatientMonth): string[] {
  if (!alternative) {
    return [];
  }
  return [
    undecided
      ? t`With an APCM code: ${codesText(codes)} or ${codesText(alternative)}, not both. The profile doesn't choose (apcmAddOns).`
      : t`With an APCM code: ${codesText(codes)} by the profile's choice (apcmAddOns). The other choice is ${codesText(alternative)}.`,
  ];
}

/** Describes when each code was earned, and at which total. */
function describeCrossings({ entries }: MonthExplanation): string[] {
  return entries
    .filter(({ earned }) => earned.length > 0)
    .map(
      ({ date, total, earned }) =>
        t`${earned.join(' + ')} earned on ${formatDate(date)}, at ${formatMinutes(total)} minutes.`,
    );
}

function describeLeftOutRows({ excluded: rows }: MonthExplanation): string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of rows) {
    const title = reason === undefined ? t`row with an error` : exclusionTitle(reason);
    reasons.set(title, (reasons.get(title) ?? 0) + 1);
  }
  const list = [...reasons].map(([reason, count]) => `${count} × ${reason}`).join(', ');
  if (rows.length === 0) {
    return [];
  }
  return [rows.length === 1 ? t`1 row is left out: ${list}.` : t`${rows.length} rows are left out: ${list}.`];
}
