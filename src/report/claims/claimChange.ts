import { normalizePayerName } from '../../billing/rules/billingRules';
import { compareMinutes, formatMinutes, roundToPrinted, subtractMinutes, type Minutes } from '../../log/values/minutes';
import { formatDate } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import { signedMinutes } from '../../wording/figureWords';
import type { CodeUnits, MonthClaim } from './claimFigures';
import type { SentClaim } from './claimHistory';

/** Checks whether a claim has other codes, units, or another date of service than the patient-month has now. */
export function hasOtherLines(claim: SentClaim, now: MonthClaim): boolean {
  return !haveSameCodes(claim.lines, now.lines) || claim.dateOfService !== now.dateOfService;
}

/** Checks whether a claim went to another payer. A claim without a payer, or a month without one, doesn't show it. */
export function hasOtherPayer(claim: SentClaim, now: MonthClaim): boolean {
  const [before, after] = [normalizePayerName(claim.payer), normalizePayerName(now.payer)];
  return before !== '' && after !== '' && before !== after;
}

/**
 * Describes how a patient-month differs from its claim. The text can end up in a build log, so it has figures only, and no name.
 *
 * @param now undefined if the logs no longer have the patient-month
 */
export function describeChange(claim: SentClaim, now: MonthClaim | undefined): string {
  if (!now) {
    return t`the patient-month isn't in the log anymore`;
  }
  const { minutes } = claim.lines[0]?.event ?? {};
  return [
    ...(minutes ? describeMinutes(minutes, now.minutes) : []),
    ...(haveSameCodes(claim.lines, now.lines) ? [] : [`${linesText(claim.lines)} → ${linesText(now.lines)}`]),
    ...(claim.dateOfService === undefined ||
    now.dateOfService === undefined ||
    claim.dateOfService === now.dateOfService
      ? []
      : [t`date of service ${formatDate(claim.dateOfService)} → ${formatDate(now.dateOfService)}`]),
    ...(hasOtherPayer(claim, now) ? [t`another payer`] : []),
  ].join('; ');
}

/** `99493 + 2 × 99494`, or `no code`. */
export function linesText(lines: readonly CodeUnits[]): string {
  return lines.length === 0
    ? t`no code`
    : lines.map(({ code, units }) => (code === '99494' ? `${units} × ${code}` : code)).join(' + ');
}

function describeMinutes(before: Minutes, now: Minutes): string[] {
  const after = roundToPrinted(now);
  return compareMinutes(before, after) === 0
    ? []
    : [
        t`minutes ${formatMinutes(before)} → ${formatMinutes(after)} (${signedMinutes(subtractMinutes(after, before))})`,
      ];
}

function haveSameCodes(a: readonly CodeUnits[], b: readonly CodeUnits[]): boolean {
  const units = new Map(a.map((line) => [line.code, line.units]));
  return a.length === b.length && b.every((line) => units.get(line.code) === line.units);
}
