import { countDaysInMonth, monthOf, monthsBetween } from '../../log/values/calendarDate';
import { compareMinutes, wholeMinutes } from '../../log/values/minutes';
import type { PatientMonth } from '../months/patientMonth';
import {
  APCM_ADD_ON_CODES,
  APCM_CODES,
  ENDED_CODES,
  excludeEachOther,
  existsIn,
  type EarnedCodes,
} from '../rules/codes';
import { isBehavioral, readDiagnoses } from '../rules/diagnoses';
import { isNearDeadline, isPastDeadline } from '../rules/filingLimit';
import { earnedByMidpoint } from '../rules/midpointCodes';
import { isFlatMonth } from '../rules/monthCodes';
import { findValue, getTimeRule } from '../rules/payerProfile';

/** The fewest entries that form a pattern. Fewer equal entries in a month can be a coincidence. */
const PATTERN_ENTRIES = 4;
const G2214_MINUTES = wholeMinutes(30);
/** Most months don't list other codes. */
const NO_CODES: readonly string[] = [];

/** Checks whether the month earns a base code. */
export function isBilled({ codes }: PatientMonth): boolean {
  return codes.base !== undefined;
}

/** Returns the units of 99494 over the payer's limit for the month; 0 if there is no limit. */
export function countUnitsBeyondCap({ codes, month, summary }: PatientMonth): number {
  const cap = findValue(summary.profile.addOnCaps, month);
  return cap === undefined ? 0 : Math.max(0, codes.addOnUnits - cap);
}

/** Checks whether the month has more units of 99494 than usual, and its payer has no limit. */
export function hasUnusualUnits({ codes, month, summary }: PatientMonth, usualUnits: number | undefined): boolean {
  return (
    usualUnits !== undefined &&
    codes.addOnUnits > usualUnits &&
    findValue(summary.profile.addOnCaps, month) === undefined
  );
}

/**
 * Checks whether the only month that could earn 99492 didn't. Profiles under which the first month with enough minutes earns
 * 99492 leave it open for a later month.
 */
export function isInitialMissed({ kind, codes, month, summary }: PatientMonth): boolean {
  return (
    kind === 'initial' &&
    codes.base === undefined &&
    existsIn('99492', month) &&
    summary.profile.firstMonth !== 'firstEarnedMonth'
  );
}

/** Checks whether the problems list has a code that isn't in the ICD-10-CM format, or no code at all. */
export function hasInvalidDiagnosis({ summary }: PatientMonth): boolean {
  const { problemsList } = summary.reported;
  const { codes, invalid } = readDiagnoses(problemsList);
  return invalid.length > 0 || (problemsList !== '' && codes.length === 0);
}

/** Checks whether there are diagnoses, but no behavioral one. */
export function lacksBehavioralDiagnosis({ summary }: PatientMonth): boolean {
  const { codes } = readDiagnoses(summary.reported.problemsList);
  return codes.length > 0 && !codes.some(isBehavioral);
}

/**
 * Returns the other codes in the log that can't be billed in the same month as the code that is earned or, if no code is earned, as
 * each other (sources.md 2.2).
 */
export function findExcludingCodes({ codes, summary }: PatientMonth): readonly string[] {
  const { base } = codes;
  if (summary.facts.otherCodes.size === 0) {
    return NO_CODES;
  }
  const others = [...summary.facts.otherCodes];
  return base === undefined
    ? others.filter((code) => others.some((other) => excludeEachOther(code, other)))
    : others.filter((code) => excludeEachOther(code, base));
}

/** Checks whether the log lists an APCM add-on without the APCM code that it requires. */
export function lacksApcmCode({ summary }: PatientMonth): boolean {
  const { otherCodes } = summary.facts;
  return (
    otherCodes.size > 0 &&
    APCM_ADD_ON_CODES.some((code) => otherCodes.has(code)) &&
    !APCM_CODES.some((code) => otherCodes.has(code))
  );
}

/**
 * Checks whether the month earns G0568 or G0569 with fewer minutes than any other code for the service requires, under a profile
 * that sets no minimum.
 */
export function isShortApcmMonth({ codes, summary }: PatientMonth): boolean {
  return (
    (codes.base === 'G0568' || codes.base === 'G0569') &&
    summary.profile.apcmMinutes === undefined &&
    compareMinutes(summary.minutes, G2214_MINUTES) < 0
  );
}

/** Checks whether the patient's treatment has reached the number of months after which the payer requires authorization. */
export function isPastAuthorization({ assessment, month, summary }: PatientMonth): boolean {
  const { authorizationAfterMonths } = summary.profile;
  return (
    authorizationAfterMonths !== undefined &&
    assessment !== undefined &&
    monthsBetween(monthOf(assessment), month) >= authorizationAfterMonths
  );
}

/** Checks whether the month has several entries, all with the same minutes. */
export function hasUniformMinutes({ summary }: PatientMonth): boolean {
  return summary.entryCount >= PATTERN_ENTRIES && summary.facts.isUniform;
}

/** Checks whether the month has several entries, all on its last day. */
export function isAllOnLastDay({ month, summary }: PatientMonth): boolean {
  const last = month * 100 + countDaysInMonth(Math.floor(month / 100), month % 100);
  return summary.entryCount >= PATTERN_ENTRIES && summary.earliestDate === last;
}

/** Returns the codes that the month would earn by the CPT midpoint if it earns neither 99492 nor 99493; undefined if it wouldn't. */
export function findMissedCodes(month: PatientMonth): EarnedCodes | undefined {
  const { kind, codes, summary } = month;
  return (kind === 'initial' || kind === 'subsequent') && codes.base !== '99492' && codes.base !== '99493'
    ? earnedByMidpoint(summary.profile, month.getBilledMonth(kind))
    : undefined;
}

/**
 * Checks whether the month earns no code, but has the minutes of G2214, which the profile doesn't use. A month that would earn 99492
 * or 99493 by the CPT midpoint has the larger code to decide first.
 */
export function isG2214Possible(patientMonth: PatientMonth): boolean {
  const { kind, codes, month, summary } = patientMonth;
  return (
    findMissedCodes(patientMonth) === undefined &&
    (kind === 'initial' || kind === 'subsequent') &&
    codes.base === undefined &&
    summary.profile.g2214Minutes === undefined &&
    !isFlatMonth(summary.profile, month) &&
    existsIn('G2214', month) &&
    compareMinutes(summary.minutes, G2214_MINUTES) >= 0
  );
}

/** Checks whether the referring provider's NPI is the one that the problems list gives for the psychiatric consultant. */
export function isConsultantNpi({ summary }: PatientMonth): boolean {
  const { npi, problemsList } = summary.reported;
  return npi !== '' && readDiagnoses(problemsList).consultantNpis.includes(npi);
}

/** Checks whether the last day on which the payer accepts the month's claim has passed. */
export function isPastFilingLimit({ filing }: PatientMonth): boolean {
  return filing !== undefined && isPastDeadline(filing);
}

/** Checks whether the last day on which the payer accepts the month's claim is near. */
export function isNearFilingLimit({ filing, summary }: PatientMonth): boolean {
  const { filingLimit } = summary.profile;
  return filing !== undefined && filingLimit !== undefined && isNearDeadline(filing, filingLimit);
}

/** Checks whether the month has the initiating visit, from any entry or the roster. A date that can't be read is a visit, too. */
export function hasVisit({ summary }: PatientMonth): boolean {
  return summary.facts.hasInitiatingVisit || summary.reported.initiatingVisit !== undefined;
}

/** Returns the other codes in the log that had ended before the month (sources.md 2.1). A payer may accept G0512 longer. */
export function findEndedCodes({ month, summary }: PatientMonth): readonly string[] {
  const { facts, profile } = summary;
  if (facts.otherCodes.size === 0) {
    return NO_CODES;
  }
  return [...facts.otherCodes].filter((code) => {
    const last = (code === 'G0512' ? profile.g0512Until : undefined) ?? ENDED_CODES[code];
    return last !== undefined && month > last;
  });
}

/** Checks whether the minutes of a billed month are exactly the threshold of its base code. */
export function isExactlyAtThreshold({ kind, codes, month, summary }: PatientMonth): boolean {
  return (
    codes.base !== undefined &&
    (kind === 'initial' || kind === 'subsequent') &&
    compareMinutes(summary.minutes, getTimeRule(summary.profile, month).threshold(kind, 0).at) === 0
  );
}
