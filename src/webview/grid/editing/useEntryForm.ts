import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { getDateFormat } from '../../../log/values/dateText';
import { createMrnForms } from '../../../log/values/mrnForms';
import type { GridState, PatientChoice } from '../../../protocol/gridMessages';
import type { EntryDraft } from '../../../protocol/gridRequests';
import { listFurtherColumns, type NewPatient } from '../../../sheet/newEntry';
import { readTypedPatient } from '../../../sheet/typedPatient';
import { t } from '../../../text/text';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { addYear, readIsoDate } from './dateNotation';
import { EMPTY_PATIENT, getAssessmentOrder, isDateOrEmpty, type NewPatientValues } from './newPatientFields';
import { usePatientSearch, type PatientSearch } from './usePatientSearch';

/** The values in the form, as typed. */
interface EntryFields {
  /** What was entered for a new patient. Other fields follow the typed text. */
  readonly newPatient: Partial<NewPatientValues>;
  readonly date: string;
  readonly minutes: string;
  readonly activity: string;
  readonly staff: string;
  /** The values of further columns, by name. */
  readonly others: Readonly<Record<string, string>>;
}

/** What the form of a new entry shows and does. */
export interface EntryForm {
  readonly search: PatientSearch;
  readonly fields: EntryFields;
  /** The values of the new patient: those entered, and those that the typed text shows. */
  readonly newPatient: NewPatientValues;
  /** What is missing or what was done, in a sentence, or ''. */
  readonly message: string;
  readonly minutesField: RefObject<HTMLInputElement | null>;
  readonly change: (parts: Partial<EntryFields>) => void;
  readonly choosePatient: (patient: PatientChoice) => void;
  readonly focusMinutes: () => void;
  /** Adds the entry to the log, or shows what is missing. */
  readonly add: () => void;
}

/** The state of the form of a new entry. */
export function useEntryForm(
  state: GridState,
  view: GridView,
  session: GridSession,
  draft: EntryDraft | undefined,
): EntryForm {
  const minutesField = useRef<HTMLInputElement>(null);
  const isAdding = useRef(false);
  const search = usePatientSearch(state, view.answers, session, draft);
  const [fields, setFields] = useState<EntryFields>({
    newPatient: draft?.newPatient ?? {},
    date: draft?.date ?? state.today,
    minutes: draft?.minutes ?? '',
    activity: draft?.activity ?? '',
    staff: draft?.staff ?? '',
    others: draft?.others ?? {},
  });
  const [message, setMessage] = useState('');
  const { minutes, activity, staff } = fields;
  const date = addYear(fields.date, state.dateOrder, state.today);
  const { typed, isNew } = search;
  const forms = state.mrnForms.join('\n');
  const mrnForms = useMemo(() => (forms === '' ? undefined : createMrnForms(forms.split('\n'))), [forms]);
  const newPatient = useMemo(
    () => ({ ...EMPTY_PATIENT, ...readTypedPatient(typed, mrnForms), ...fields.newPatient }),
    [typed, mrnForms, fields.newPatient],
  );
  const mrn = search.chosen?.mrn ?? (isNew ? newPatient.mrn.trim() : '');
  const patient = useMemo(() => (isNew ? withoutMrn(newPatient) : undefined), [isNew, newPatient]);
  const change = (parts: Partial<EntryFields>): void => setFields((before) => ({ ...before, ...parts }));
  const focusMinutes = (): void => minutesField.current?.focus({ preventScroll: true });

  useEffect(() => {
    session.post({ type: 'askEntryPreview', mrn, date, minutes, patient });
  }, [mrn, date, minutes, patient, state.generation]);

  const { chosen, isNewChosen } = search;
  useEffect(() => {
    const written = { ...fields, newPatient: { ...fields.newPatient }, others: { ...fields.others } };
    session.post({ type: 'keepDraft', draft: { ...written, typed, chosen, isNewChosen } });
  }, [fields, typed, chosen, isNewChosen]);

  const add = (): void => {
    if (isAdding.current) {
      // A double click or a second Enter must not add the entry twice.
      return;
    }
    const missing = findMissingInput(search, mrn, { ...fields, date, newPatient }, state);
    setMessage(missing);
    if (missing !== '') {
      return;
    }
    isAdding.current = true;
    const others = listOtherValues(fields.others, state);
    session.postEdit({ type: 'writeEntry', mrn, date, minutes: minutes.trim(), activity, staff, patient, others });
    session.whenEditsDone(() => {
      isAdding.current = false;
      if (session.view.refusal !== '') {
        setMessage('');
        return;
      }
      setMessage(t`Entry added. You can add another one for the same patient.`);
      if (patient) {
        search.choose({ mrn, name: formatName(patient, mrn), payer: patient.payer, staff });
      }
      change({ newPatient: {}, minutes: '', activity: '', others: {} });
      focusMinutes();
    });
  };
  const choosePatient = (chosen: PatientChoice): void => {
    search.choose(chosen);
    change({ staff: chosen.staff });
    focusMinutes();
  };
  return { search, fields, newPatient, message, minutesField, change, choosePatient, focusMinutes, add };
}

/** Returns the entered values of further columns. A column that the log no longer has is left out. */
function listOtherValues(others: EntryFields['others'], { columns }: GridState): { column: number; value: string }[] {
  return listFurtherColumns(columns).flatMap((column) => {
    const value = others[columns[column]?.name ?? ''] ?? '';
    return value.trim() === '' ? [] : [{ column, value }];
  });
}

/** Returns what must be entered or corrected before the entry can be added, in a sentence, or ''. */
function findMissingInput(
  { typed, matches, isNew }: PatientSearch,
  mrn: string,
  fields: EntryFields & { readonly newPatient: NewPatientValues },
  state: GridState,
): string {
  const { dateOrder } = state;
  if (typed.trim() === '') {
    return t`Choose a patient by name or MRN.`;
  }
  if (matches.length > 0) {
    return t`Choose one of the patients, or "New patient".`;
  }
  if (mrn === '') {
    return t`Enter the MRN of the new patient.`;
  }
  if (readIsoDate(fields.date, dateOrder) === '') {
    return t`Can't read the date. Enter it as ${getDateFormat(dateOrder)}.`;
  }
  if (isNew && !isDateOrEmpty(fields.newPatient.initialAssessment, state)) {
    return t`Can't read the initial assessment. Enter it as ${getDateFormat(getAssessmentOrder(state))}.`;
  }
  return fields.minutes.trim() === '' ? t`Enter the minutes.` : '';
}

function withoutMrn({
  firstName,
  lastName,
  payer,
  initialAssessment,
  npi,
  problemsList,
}: NewPatientValues): NewPatient {
  return { firstName, lastName, payer, initialAssessment, npi, problemsList };
}

function formatName({ firstName, lastName }: NewPatient, mrn: string): string {
  return [lastName, firstName].filter((name) => name !== '').join(', ') || mrn;
}
