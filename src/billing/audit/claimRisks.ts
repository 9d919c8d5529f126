import {
  daysInMonth,
  monthOf,
  monthsBetween,
  type CalendarDate,
  type CalendarMonth,
} from '../../log/values/calendarDate';
import type { FieldName } from '../../log/header/columns';
import { compareMinutes, wholeMinutes } from '../../log/values/minutes';
import type { ClaimRiskCode } from '../problems/billingProblems';
import type { BillingRules } from '../rules/billingRules';
import { ENDED_CODES, existsIn } from '../rules/codes';
import { isBehavioral, readDiagnoses } from '../rules/diagnoses';
import { MONTHS_THAT_END_AN_EPISODE } from '../rules/episodes';
import { isFlatMonth } from '../rules/monthCodes';
import type { PatientMonth } from '../months/patientMonth';
import { findValue } from '../rules/payerProfile';

/** What of a patient's earlier months a month is judged by. */
interface PatientHistory {
  /** The last month before with an entry that counts. */
  lastService: CalendarMonth | undefined;
  /** Months of the patient that earned 99492 before. */
  readonly initialMonths: CalendarMonth[];
  /** Whether most of the patient's billed months land exactly on their threshold. */
  readonly landsOnThresholds: boolean;
}

/** What all months are judged by. */
export interface AuditContext {
  readonly rules: BillingRules;
  /** Whether any log has the column: what no log has room for is not missed in each month. */
  readonly hasColumn: (field: FieldName) => boolean;
}

/** Fewer equal entries in a month are chance. */
const ENTRIES_OF_A_PATTERN = 4;
const G2214_MINUTES = wholeMinutes(30);
/** Of the same service, or of general integration: never two of them in one month (sources.md 2.2). */
const EXCLUDING_CODES = ['99484', 'G0511', 'G0512', 'G0323', 'G2214', '99492', '99493'];
const APCM_ADD_ONS = ['G0568', 'G0569', 'G0570'];
const APCM_CODES = ['G0556', 'G0557', 'G0558'];

type Check = (month: PatientMonth, history: PatientHistory, clinic: AuditContext) => boolean;

/** Each check of a patient-month whose entries count (sources.md 7 and 9). */
const CHECKS: readonly (readonly [code: ClaimRiskCode, check: Check])[] = [
  ['CB120', (month) => countUnitsBeyondCap(month) > 0],
  ['CB121', ({ codes }, { initialMonths }) => codes.base === '99493' && initialMonths.length === 0],
  ['CB122', (month) => isInitialMissed(month)],
  ['CB123', (month) => isBilled(month) && month.summary.facts.hasActivities && !month.summary.facts.hasConsultation],
  [
    'CB124',
    (month, _, { hasColumn }) =>
      (hasColumn('phq9') || hasColumn('gad7')) && isBilled(month) && !month.summary.facts.hasScore,
  ],
  ['CB125', (month, history) => isResumed(month, history)],
  ['CB126', (month, _, { hasColumn }) => hasColumn('npi') && isBilled(month) && month.summary.reported.npi === ''],
  [
    'CB127',
    (month, _, { hasColumn }) =>
      hasColumn('problemsList') && isBilled(month) && month.summary.reported.problemsList === '',
  ],
  ['CB128', (month) => hasDoubtfulDiagnosis(month)],
  ['CB129', (month) => isBilled(month) && lacksBehavioralDiagnosis(month)],
  ['CB130', (month) => findExcludingCodes(month).length > 0],
  ['CB131', (month) => lacksApcmCode(month)],
  ['CB132', (month) => isBilled(month) && !month.summary.profile.isPaidSeparately],
  ['CB133', (month) => isBilled(month) && isPastAuthorization(month)],
  ['CB134', ({ summary }) => summary.entryCount >= ENTRIES_OF_A_PATTERN && summary.facts.isUniform],
  ['CB135', (month) => isAllOnLastDay(month)],
  ['CB136', (month) => isG2214Possible(month)],
  ['CB137', ({ summary }, _, { rules }) => !rules.isKnownPayer(summary.reported.payer)],
  ['CB138', ({ summary }) => isConsultantsNpi(summary.reported)],
  ['CB139', (month, history) => isSecondInYear(month, history)],
  ['CB140', ({ summary }) => summary.facts.longDay !== undefined],
  ['CB141', (month, _, { rules }) => isBilled(month) && isPastFiling(month, rules.today)],
  ['CB142', (month, { landsOnThresholds }) => isBilled(month) && landsOnThresholds && landsOnThreshold(month)],
  [
    'CB143',
    (month, { lastService }, { hasColumn }) =>
      hasColumn('initiatingVisit') &&
      isBilled(month) &&
      lastService === undefined &&
      !month.summary.facts.hasInitiatingVisit,
  ],
  ['CB146', (month) => findEndedCodes(month).length > 0],
];

/** What a payer may deny the claim of each of a patient's months for. @param months all of the patient's, in order */
export function findClaimRisks(months: readonly PatientMonth[], clinic: AuditContext): (readonly ClaimRiskCode[])[] {
  const history: PatientHistory = {
    lastService: undefined,
    initialMonths: [],
    landsOnThresholds: landOnThresholds(months),
  };
  return months.map((month) => {
    const findings = monthFindings(month, history, clinic);
    if (month.summary.entryCount > 0) {
      history.lastService = month.month;
    }
    if (month.codes.base === '99492') {
      history.initialMonths.push(month.month);
    }
    return findings;
  });
}

const NO_FINDINGS: readonly ClaimRiskCode[] = [];
/** Most months have the findings of many others, and each list is made once. */
const LISTS = new Map<number, readonly ClaimRiskCode[]>([[0, NO_FINDINGS]]);

/** The codes of the checks whose bits are set. */
function findingsOf(checks: number): readonly ClaimRiskCode[] {
  let list = LISTS.get(checks);
  if (!list) {
    list = CHECKS.flatMap(([code], check) => ((checks & (1 << check)) === 0 ? [] : [code]));
    LISTS.set(checks, list);
  }
  return list;
}

/** In the order of the codes. */
function monthFindings(month: PatientMonth, history: PatientHistory, clinic: AuditContext): readonly ClaimRiskCode[] {
  if (month.summary.entryCount === 0) {
    return NO_FINDINGS;
  }
  let found = 0;
  for (let check = 0; check < CHECKS.length; check++) {
    if (CHECKS[check]?.[1](month, history, clinic) === true) {
      found |= 1 << check;
    }
  }
  return findingsOf(found);
}

function isBilled({ codes }: PatientMonth): boolean {
  return codes.base !== undefined;
}

/** The units of 99494 that the payer's limit for the month does not allow; 0 where there is no limit. */
export function countUnitsBeyondCap({ codes, month, summary }: PatientMonth): number {
  const cap = findValue(summary.profile.addOnCaps, month);
  return cap === undefined ? 0 : Math.max(0, codes.addOnUnits - cap);
}

/** Whether the only month that could earn 99492 has not; where the first month with the minutes may, it stays open. */
function isInitialMissed({ kind, codes, summary }: PatientMonth): boolean {
  return kind === 'initial' && codes.base === undefined && summary.profile.firstMonth !== 'firstEarnedMonth';
}

function isResumed({ month, kind }: PatientMonth, { lastService }: PatientHistory): boolean {
  return (
    kind === 'subsequent' &&
    lastService !== undefined &&
    monthsBetween(lastService, month) - 1 >= MONTHS_THAT_END_AN_EPISODE
  );
}

function hasDoubtfulDiagnosis({ summary }: PatientMonth): boolean {
  const { problemsList } = summary.reported;
  const { codes, doubtful } = readDiagnoses(problemsList);
  return doubtful.length > 0 || (problemsList !== '' && codes.length === 0);
}

function lacksBehavioralDiagnosis({ summary }: PatientMonth): boolean {
  const { codes } = readDiagnoses(summary.reported.problemsList);
  return codes.length > 0 && !codes.some(isBehavioral);
}

/** Codes billed besides that may not stand in one month with the one that is earned (sources.md 2.2). */
export function findExcludingCodes({ codes, summary }: PatientMonth): string[] {
  const { base } = codes;
  if (base === undefined) {
    return [];
  }
  const rivals = base.startsWith('G05') ? EXCLUDING_CODES : [...EXCLUDING_CODES, ...APCM_ADD_ONS];
  return rivals.filter((code) => code !== base && summary.facts.otherCodes.has(code));
}

function lacksApcmCode({ summary }: PatientMonth): boolean {
  const { otherCodes } = summary.facts;
  return APCM_ADD_ONS.some((code) => otherCodes.has(code)) && !APCM_CODES.some((code) => otherCodes.has(code));
}

function isPastAuthorization({ assessment, month, summary }: PatientMonth): boolean {
  const { authorizationAfterMonths } = summary.profile;
  return (
    authorizationAfterMonths !== undefined &&
    assessment !== undefined &&
    monthsBetween(monthOf(assessment), month) >= authorizationAfterMonths
  );
}

function isAllOnLastDay({ month, summary }: PatientMonth): boolean {
  const last = month * 100 + daysInMonth(Math.floor(month / 100), month % 100);
  return summary.entryCount >= ENTRIES_OF_A_PATTERN && summary.earliestDate === last;
}

function isG2214Possible({ kind, codes, month, summary }: PatientMonth): boolean {
  return (
    (kind === 'initial' || kind === 'subsequent') &&
    codes.base === undefined &&
    summary.profile.g2214Minutes === undefined &&
    !isFlatMonth(summary.profile, month) &&
    existsIn('G2214', month) &&
    compareMinutes(summary.minutes, G2214_MINUTES) >= 0
  );
}

function isConsultantsNpi({ npi, problemsList }: { readonly npi: string; readonly problemsList: string }): boolean {
  return npi !== '' && readDiagnoses(problemsList).consultantNpis.includes(npi);
}

function isSecondInYear({ codes, month, summary }: PatientMonth, { initialMonths }: PatientHistory): boolean {
  const year = Math.floor(month / 100);
  return (
    summary.profile.initialOncePerYear &&
    codes.base === '99492' &&
    initialMonths.some((earlier) => Math.floor(earlier / 100) === year)
  );
}

function isPastFiling({ month, summary }: PatientMonth, today: CalendarDate | undefined): boolean {
  const { filingMonths } = summary.profile;
  return filingMonths !== undefined && today !== undefined && monthsBetween(month, monthOf(today)) > filingMonths;
}

/** Codes named as billed besides that had been ended before the month (sources.md 2.1); a payer may keep G0512 longer. */
export function findEndedCodes({ month, summary }: PatientMonth): string[] {
  const { facts, profile } = summary;
  return [...facts.otherCodes].filter((code) => {
    const last = (code === 'G0512' ? profile.g0512Until : undefined) ?? ENDED_CODES[code];
    return last !== undefined && month > last;
  });
}

/** Whether a billed month's sum is exactly the threshold of its base code. */
function landsOnThreshold({ kind, codes, summary }: PatientMonth): boolean {
  return (
    codes.base !== undefined &&
    (kind === 'initial' || kind === 'subsequent') &&
    compareMinutes(summary.minutes, summary.profile.timeRule.threshold(kind, 0).at) === 0
  );
}

/** Fewer months on their threshold are chance. */
const MONTHS_OF_A_PATTERN = 3;

/** Whether most of a patient's billed months land exactly on their threshold. */
function landOnThresholds(months: readonly PatientMonth[]): boolean {
  const billed = months.filter(({ codes }) => codes.base !== undefined);
  const landing = billed.filter(landsOnThreshold);
  return landing.length >= MONTHS_OF_A_PATTERN && landing.length * 2 > billed.length;
}
