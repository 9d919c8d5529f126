import type { MrnForms } from '../log/values/mrnForms';

/** What a person typed for a patient who isn't in the log, as the fields of the patient. Empty where the text doesn't show it. */
export interface TypedPatient {
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** A word such as `MRN` or `MRN:` before an MRN. */
const MRN_LABEL = /^(?:mrn|id)\b[\s:#]*/iu;

/**
 * Reads the text of "name or MRN" for a new patient: `Zimmer, Anna` and `Anna Zimmer` are names, `Zimmer` is a last name, and a text
 * with a digit is an MRN. A name before or after an MRN is separated from it. A name is never an MRN: it would be billed as one. So
 * letters alone are an MRN only if they're upper case and the team's MRNs have such a form.
 *
 * @param forms the forms of the team's MRNs
 */
export function readTypedPatient(text: string, forms?: MrnForms): TypedPatient {
  const typed = text.trim().replace(/\s+/g, ' ');
  const unlabeled = typed.replace(MRN_LABEL, '');
  if (isMrn(unlabeled, forms)) {
    return { mrn: unlabeled, firstName: '', lastName: '' };
  }
  const words = unlabeled.split(/[\s,;·()]+/u).filter((word) => word !== '');
  const mrns = words.filter((word) => isMrn(word, forms));
  const [mrn = ''] = mrns;
  if (mrns.length === 1) {
    const name = unlabeled
      .replace(mrn, ' ')
      .replace(/[;·()]/gu, ' ')
      .replace(/\b(?:mrn)\b[:#]?/iu, ' ');
    return { mrn, ...readName(name) };
  }
  return hasDigit(unlabeled) ? { mrn: unlabeled, firstName: '', lastName: '' } : { mrn: '', ...readName(unlabeled) };
}

/** Whether a text is an MRN as a whole: in a form of the team, or without one a word with a digit. */
function isMrn(text: string, forms: MrnForms | undefined): boolean {
  const fitsForm = forms?.fits(text) === true && !/\p{Ll}/u.test(text);
  return text !== '' && (fitsForm || (hasDigit(text) && !text.includes(' ')));
}

function hasDigit(text: string): boolean {
  return /\p{Nd}/u.test(text);
}

function readName(text: string): Pick<TypedPatient, 'firstName' | 'lastName'> {
  const typed = text.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/gu, '');
  const comma = typed.indexOf(',');
  const space = typed.lastIndexOf(' ');
  const [firstName, lastName] =
    comma >= 0
      ? [typed.slice(comma + 1), typed.slice(0, comma)]
      : [typed.slice(0, Math.max(0, space)), typed.slice(space + 1)];
  return { firstName: firstName.trim(), lastName: lastName.trim() };
}
