import type { FieldName } from '../../log/header/columns';
import { assignBits } from '../../log/problems/bitSet';
import { phrase, t } from '../../text/text';
import { IDENTITY_PROBLEMS } from './identityProblems';
import type { CrossRowFacts, CrossRowProblem } from './crossRowProblem';

export type { CrossRowFacts, ReportedValue, ReportedWord } from './crossRowProblem';

/**
 * Every cross-row problem by its stable code, each with everything that belongs to it. CB02x: no code can be assigned, or the
 * time can't have been spent. CB03x: an MRN is probably wrong. CB1xx: a payer may deny the claim.
 *
 * The order assigns the bits, so add new problems at the end.
 */
export const CROSS_ROW_PROBLEMS = {
  CB020: {
    severity: 'error',
    fact: 'episode',
    title: phrase`patient without an initial assessment`,
    fields: ['initialAssessment', 'mrn'],
    scope: 'patient',
    message: ({ dateFormat }) =>
      t`This patient has no initial assessment, so no code is assigned. Enter its date as ${dateFormat}.`,
  },
  CB021: {
    severity: 'error',
    fact: 'episode',
    title: phrase`two initial assessments in one episode`,
    fields: ['initialAssessment'],
    scope: 'patient',
    message: () =>
      t`Another row of this patient has a different initial assessment in the same episode, so no code is assigned. A new
        episode begins only after 6 calendar months without service.`,
  },
  CB022: {
    severity: 'error',
    fact: 'staffDay',
    title: phrase`more than 24 hours in a day for one staff member`,
    fields: ['staff'],
    scope: 'month',
    message: ({ staffMinutes }) =>
      t`This staff member's entries on this day add up to ${staffMinutes} minutes, which is more than 24 hours. Some of them
        must be wrong.`,
  },
  CB034: {
    severity: 'warning',
    fact: 'mrnPair',
    title: phrase`MRN that differs only in leading zeros`,
    fields: ['mrn'],
    scope: 'patient',
    message: ({ similarMrn, hasFewerZeros }) =>
      hasFewerZeros
        ? t`Another MRN is the same except for leading zeros${inParentheses(similarMrn)}. A spreadsheet probably dropped them
            here. For now, the minutes belong to two patients.`
        : t`Another MRN is the same except for leading zeros${inParentheses(similarMrn)}. A spreadsheet probably dropped them
            there. For now, the minutes belong to two patients.`,
  },
  CB035: {
    severity: 'warning',
    fact: 'mrnPair',
    title: phrase`MRN that differs only in case`,
    fields: ['mrn'],
    scope: 'patient',
    message: ({ similarMrn }) =>
      t`Another MRN is the same except for uppercase and lowercase letters${inParentheses(similarMrn)}, which make a
        difference in MRNs. For now, the minutes belong to two patients.`,
  },
  CB036: {
    severity: 'warning',
    fact: 'mrnPair',
    title: phrase`same name and date of birth under another MRN`,
    fields: ['mrn'],
    scope: 'patient',
    message: ({ sharedIdentity }) =>
      t`Another MRN has the same name and date of birth${inParentheses(sharedIdentity)}. If it's the same person, the minutes
        belong together. For now, they belong to two patients.`,
  },
  CB102: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`entry before the initial assessment`,
    fields: ['date'],
    scope: 'assessment',
    message: () =>
      t`The entry is before the initial assessment. It counts in its month, but a month before the assessment's month doesn't
        earn a code.`,
  },
  CB104: {
    severity: 'warning',
    title: phrase`exact duplicate of another row`,
    fields: [],
    scope: 'month',
    message: ({ original }) =>
      original === undefined
        ? t`This row is an exact duplicate of another row. Both count. If it was entered twice, delete one of them.`
        : t`This row is an exact duplicate of ${original}. Both count. If it was entered twice, delete one of them.`,
  },
  CB107: {
    severity: 'warning',
    title: phrase`name differs within the month`,
    fields: ({ nameFields }) => nameFields,
    scope: 'month',
    message: ({ findReportedRow }) => {
      const row = findReportedRow('name');
      return row === undefined
        ? t`The name differs from the patient's other rows in this month. The report uses the name from this row, because it's
            the latest.`
        : t`The name differs from the patient's other rows in this month. The report uses the name from the latest row
            (${row}).`;
    },
  },
  CB108: {
    severity: 'warning',
    title: phrase`payer differs within the month`,
    fields: ['payer'],
    scope: 'month',
    message: ({ findReportedRow }) => {
      const row = findReportedRow('payer');
      return row === undefined
        ? t`The payer differs from the patient's other rows in this month. The report uses the payer from this row, because
            it's the latest.`
        : t`The payer differs from the patient's other rows in this month. The report uses the payer from the latest row
            (${row}).`;
    },
  },
  CB111: {
    severity: 'warning',
    title: phrase`time that overlaps another entry`,
    fields: ['start'],
    scope: 'month',
    message: ({ overlap: { minutes, location } }) => {
      if (minutes === undefined) {
        return location === undefined
          ? t`Some minutes of this entry overlap another entry and count only there.`
          : t`Some minutes of this entry overlap the entry on ${location} and count only there.`;
      }
      return location === undefined
        ? t`${minutes} minutes of this entry overlap another entry and count only there.`
        : t`${minutes} minutes of this entry overlap the entry on ${location} and count only there.`;
    },
  },
  CB112: {
    severity: 'warning',
    fact: 'role',
    title: phrase`time of a role that doesn't count`,
    fields: ['role'],
    scope: 'month',
    message: ({ profileTitle }) => t`The time of this role doesn't count under the "${profileTitle}" profile.`,
  },
  CB113: {
    severity: 'warning',
    fact: 'word',
    title: phrase`unknown role`,
    fields: ['role'],
    scope: 'month',
    message: () =>
      t`This role isn't known. Its time counts as care manager time. A quick fix or "roles" in the configuration sets what it
        is.`,
  },
  CB114: {
    severity: 'warning',
    fact: 'activity',
    title: phrase`clerical, travel, or training time`,
    fields: ['activity'],
    scope: 'month',
    message: (facts) => t`Clerical work, travel, and training aren't part of the service. ${countedText(facts)}`,
  },
  CB115: {
    severity: 'warning',
    fact: 'profile',
    title: phrase`no-show`,
    fields: ['noShow', 'activity'],
    scope: 'month',
    message: (facts) => t`The patient didn't come. ${countedText(facts)}`,
  },
  CB116: {
    severity: 'warning',
    fact: 'service',
    title: phrase`time of another service`,
    fields: ({ otherService }) => [otherService.field],
    scope: 'month',
    message: (facts) => {
      const { title } = facts.otherService;
      return title === undefined
        ? t`This looks like a separately billed service. Its time can't also be counted here. ${countedText(facts)}`
        : t`This looks like a separately billed service (${title}). Its time can't also be counted here. ${countedText(facts)}`;
    },
  },
  CB118: {
    severity: 'warning',
    title: phrase`possible duplicate, written differently`,
    fields: [],
    scope: 'month',
    message: ({ similarEntry }) => formatPossibleDuplicate(similarEntry),
  },
  CB039: {
    severity: 'warning',
    fact: 'mrnPair',
    title: phrase`MRN that differs only in punctuation or similar characters`,
    fields: ['mrn'],
    scope: 'patient',
    message: ({ similarMrn }) =>
      t`Another MRN is the same except for spaces, punctuation, added decimals, or characters that look alike${inParentheses(similarMrn)}.
        If it's the same patient, the minutes belong together. For now, they belong to two patients.`,
  },
  CB145: {
    severity: 'warning',
    fact: 'word',
    title: phrase`unknown activity`,
    fields: ({ findWord }) => [findWord('CB145')?.field ?? 'activity'],
    scope: 'month',
    message: (facts) => formatUnknownActivity(facts),
  },
  CB144: {
    severity: 'warning',
    fact: 'word',
    title: phrase`title in the name of a staff member`,
    fields: ['staff'],
    scope: 'month',
    message: () =>
      t`The name of this staff member has a title that a care manager usually doesn't have, and no role is given. The time
        counts as care manager time. A quick fix or "staff" in the configuration sets the role.`,
  },
  ...IDENTITY_PROBLEMS,
} as const satisfies Record<string, CrossRowProblem>;

export type CrossRowProblemCode = keyof typeof CROSS_ROW_PROBLEMS;
export const CROSS_ROW_PROBLEM_CODES = Object.keys(CROSS_ROW_PROBLEMS) as readonly CrossRowProblemCode[];

/** The bit that marks the row on which the claim risks of its patient-month are shown. */
export const CLAIM_RISK_BIT = 1 << 30;

/** The bit of each cross-row problem, in the same number as {@link CLAIM_RISK_BIT}. */
export const CROSS_ROW_BITS = assignBits(CROSS_ROW_PROBLEM_CODES, CLAIM_RISK_BIT);

/** The bits of the problems that are found when a patient-month is summarized. */
export const MONTH_PROBLEM_BITS = combineScope('month');

/** The bits of the problems that are found when all months of a patient are evaluated. */
export const PATIENT_PROBLEM_BITS = combineScope('patient');

/** Checks whether this is the code of a cross-row problem. */
export function isCrossRowProblem(code: string): code is CrossRowProblemCode {
  return Object.hasOwn(CROSS_ROW_PROBLEMS, code);
}

/** Returns the fields to mark in the row, the first one first. */
export function crossRowFields(code: CrossRowProblemCode, facts: CrossRowFacts): readonly FieldName[] {
  const { fields }: CrossRowProblem = CROSS_ROW_PROBLEMS[code];
  return typeof fields === 'function' ? fields(facts) : fields;
}

function combineScope(scope: CrossRowProblem['scope']): number {
  return CROSS_ROW_PROBLEM_CODES.filter((code) => CROSS_ROW_PROBLEMS[code].scope === scope).reduce(
    (bits, code) => bits | CROSS_ROW_BITS[code],
    0,
  );
}

/** Formats the message of CB118. @param place where the other row is */
export function formatPossibleDuplicate(place: string | undefined): string {
  return place === undefined
    ? t`This row has the same date, patient, minutes, activity, and staff as another row. Both count. If it's the same contact,
        delete one of them.`
    : t`This row has the same date, patient, minutes, activity, and staff as ${place}. Both count. If it's the same contact,
        delete one of them.`;
}

/** Formats a location as ` (line 12)`, or as nothing if it is unknown. */
function inParentheses(location: string | undefined): string {
  return location === undefined ? '' : ` (${location})`;
}

function formatUnknownActivity(facts: CrossRowFacts): string {
  const word = facts.findWord('CB145');
  const counted = countedText(facts);
  if (word?.field === 'program') {
    return word.isUnclear
      ? t`This program can mean CoCM or another service. ${counted} A quick fix or "activities" in the configuration sets what it is.`
      : t`This program isn't known. ${counted} A quick fix or "activities" in the configuration sets what it is.`;
  }
  return word?.isUnclear
    ? t`This activity can mean time that counts and time that doesn't. ${counted} A quick fix or "activities" in the configuration
        sets what it is.`
    : t`This activity isn't known. ${counted} A quick fix or "activities" in the configuration sets what it is.`;
}

function countedText({ isCounted, profileTitle }: CrossRowFacts): string {
  return isCounted
    ? t`It counts under the "${profileTitle}" profile.`
    : t`It doesn't count under the "${profileTitle}" profile.`;
}
