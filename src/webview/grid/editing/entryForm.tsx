import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EntryDraft } from '../../../protocol/gridRequests';
import type { GridState } from '../../../protocol/gridMessages';
import { listFurtherColumns } from '../../../sheet/newEntry';
import { t } from '../../../text/text';
import { Icon } from '../../shared/icons';
import { handleTextKey } from '../input/textCommands';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { DateField } from './dateField';
import { LabeledField, SuggestedField } from './formFields';
import { ListedField } from './listedField';
import { MonthPreview } from './minutesPreview';
import { NewPatientFields } from './newPatientFields';
import { useEntryForm, type EntryForm as EntryFormState } from './useEntryForm';

interface EntryFormProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  /** What was entered before the tab was hidden. */
  readonly draft: EntryDraft | undefined;
  readonly onClose: () => void;
}

/**
 * The form of a new entry: the patient, the date, the minutes, and the activity. Everything else comes from the patient's
 * latest row.
 */
export function EntryForm({ state, view, session, draft, onClose }: EntryFormProps) {
  const patientField = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => patientField.current?.focus({ preventScroll: true }), []);
  const form = useEntryForm(state, view, session, draft);
  const { search, fields, change, focusMinutes } = form;
  const { preview } = view.answers;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      form.add();
    } else if (!(event.target instanceof HTMLInputElement && handleTextKey(event, event.target))) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="entry-form" role="dialog" aria-label={t`New entry`} onKeyDown={onKeyDown}>
      <FormHead onClose={onClose} />
      <LabeledField label={t`Patient`} hint={t`name or MRN`}>
        <PatientField form={form} inputRef={patientField} />
      </LabeledField>
      {search.isNew && (
        <NewPatientFields
          state={state}
          view={view}
          session={session}
          patient={form.newPatient}
          onChange={(changed) => change({ newPatient: { ...fields.newPatient, ...changed } })}
        />
      )}
      <LabeledField label={t`Date`}>
        <DateField
          value={fields.date}
          dateOrder={state.dateOrder}
          today={state.today}
          onChange={(date) => change({ date })}
          onPicked={focusMinutes}
        />
      </LabeledField>
      <MinutesField form={form} />
      <ActivityAndStaff form={form} state={state} view={view} session={session} />
      <FurtherFields form={form} state={state} view={view} session={session} />
      <div class="form-preview">
        {preview?.preview && preview.value === fields.minutes && <MonthPreview preview={preview.preview} />}
      </div>
      <FormFoot form={form} />
    </div>
  );
}

interface FormPartProps {
  readonly form: EntryFormState;
}

function FormHead({ onClose }: { readonly onClose: () => void }) {
  return (
    <div class="form-head">
      <h2>{t`New Entry`}</h2>
      <button
        type="button"
        class="button flat"
        title={t`Close (Escape)`}
        aria-label={t`Close the form`}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** The choice of a new patient in the list of patients. It can't be an MRN. */
const NEW_PATIENT = '\u0000new';

interface PatientFieldProps extends FormPartProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

function PatientField({ form, inputRef }: PatientFieldProps) {
  const { typed, matches, type, beginNew } = form.search;
  return (
    <ListedField
      id="form-patient"
      label={t`Patient, by name or MRN`}
      inputRef={inputRef}
      picksFirst
      value={typed}
      values={[
        ...matches.map(({ mrn, name, payer }) => ({ value: mrn, title: name, detail: `${mrn} · ${payer}` })),
        ...(matches.length > 0 && typed.trim() !== ''
          ? [{ value: NEW_PATIENT, title: t`New patient`, detail: '' }]
          : []),
      ]}
      onInput={type}
      onChoose={(mrn) => {
        const chosen = matches.find((match) => match.mrn === mrn);
        if (mrn === NEW_PATIENT) {
          beginNew();
        } else if (chosen) {
          form.choosePatient(chosen);
        }
      }}
    />
  );
}

function MinutesField({ form }: FormPartProps) {
  return (
    <LabeledField label={t`Minutes`}>
      <input
        ref={form.minutesField}
        class="field"
        type="text"
        inputMode="decimal"
        aria-label={t`Minutes`}
        spellcheck={false}
        value={form.fields.minutes}
        onInput={(event) => form.change({ minutes: event.currentTarget.value })}
      />
    </LabeledField>
  );
}

/** The fields for activity and staff, each only if the log has its column. */
function ActivityAndStaff({ form, state, view, session }: FormPartProps & Omit<EntryFormProps, 'draft' | 'onClose'>) {
  const columns = state.columns.map(({ field }) => field);
  const listed = (field: 'activity' | 'staff', label: string) =>
    columns.includes(field) && (
      <LabeledField label={label}>
        <SuggestedField
          id={`form-${field}`}
          label={label}
          column={columns.indexOf(field)}
          value={form.fields[field]}
          session={session}
          view={view}
          onInput={(value) => form.change({ [field]: value })}
        />
      </LabeledField>
    );
  return (
    <>
      {listed('activity', t`Activity`)}
      {listed('staff', t`Staff`)}
    </>
  );
}

/** The fields of further columns, such as notes and scores. They're folded, because most entries need none of them. */
function FurtherFields({ form, state, view, session }: FormPartProps & Omit<EntryFormProps, 'draft' | 'onClose'>) {
  const further = listFurtherColumns(state.columns);
  const { others } = form.fields;
  return further.length === 0 ? null : (
    <details class="further-fields" open={Object.keys(others).length > 0}>
      <summary>{t`More columns`}</summary>
      {further.map((column) => {
        const name = state.columns[column]?.name ?? '';
        return (
          <LabeledField key={column} label={name}>
            <SuggestedField
              id={`form-further-${column}`}
              label={name}
              column={column}
              value={others[name] ?? ''}
              session={session}
              view={view}
              onInput={(value) => form.change({ others: { ...others, [name]: value } })}
            />
          </LabeledField>
        );
      })}
    </details>
  );
}

function FormFoot({ form }: FormPartProps) {
  return (
    <div class="form-foot">
      <span class="form-message" role="status">
        {form.message}
      </span>
      <button type="button" class="button" title={t`Add the entry (Enter)`} onClick={form.add}>
        {t`Add Entry`}
      </button>
    </div>
  );
}
