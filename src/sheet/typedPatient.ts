/** What a person typed for a patient who isn't in the log, as the fields of the patient. Empty where the text doesn't show it. */
export interface TypedPatient {
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Reads the text of "name or MRN" for a new patient: `Zimmer, Anna` and `Anna Zimmer` are names, `Zimmer` is a last name, and a text
 * with a digit is an MRN. A name is never an MRN: it would be billed as one.
 */
export function readTypedPatient(text: string): TypedPatient {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (/\p{Nd}/u.test(typed)) {
    return { mrn: typed, firstName: '', lastName: '' };
  }
  const comma = typed.indexOf(',');
  const space = typed.lastIndexOf(' ');
  const [firstName, lastName] =
    comma >= 0
      ? [typed.slice(comma + 1), typed.slice(0, comma)]
      : [typed.slice(0, Math.max(0, space)), typed.slice(space + 1)];
  return { mrn: '', firstName: firstName.trim(), lastName: lastName.trim() };
}
