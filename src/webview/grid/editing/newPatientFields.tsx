import { getDateFormat, type DateOrder } from '../../../log/values/dateText';
import type { GridState } from '../../../protocol/gridMessages';
import type { NewPatient } from '../../../sheet/newEntry';
import { t } from '../../../text/text';
import { readIsoDate } from './dateNotation';
import { LabeledField, SuggestedField } from './formFields';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';

/** The values of a new patient in the form. */
export interface NewPatientValues extends NewPatient {
  readonly mrn: string;
}

export const EMPTY_PATIENT: NewPatientValues = {
  mrn: '',
  firstName: '',
  lastName: '',
  payer: '',
  initialAssessment: '',
  npi: '',
  problemsList: '',
};

interface NewPatientFieldsProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly patient: NewPatientValues;
  readonly onChange: (changed: Partial<NewPatientValues>) => void;
}

/** The fields for a patient who isn't in the log yet. Only fields with a column are shown. */
export function NewPatientFields({ state, view, session, patient, onChange }: NewPatientFieldsProps) {
  const fields = state.columns.map(({ field }) => field);
  const has = (field: keyof NewPatientValues): boolean => fields.includes(field);
  const hasNames = fields.includes('patientName') || has('firstName') || has('lastName');
  const typed = (field: keyof NewPatientValues, label: string, placeholder = '') => (
    <LabeledField label={label}>
      <input
        class="field"
        type="text"
        aria-label={label}
        spellcheck={false}
        autocomplete="off"
        placeholder={placeholder}
        value={patient[field]}
        aria-required={field === 'mrn' ? 'true' : undefined}
        aria-invalid={field === 'initialAssessment' && !isDateOrEmpty(patient[field], state) ? 'true' : undefined}
        onInput={(event) => onChange({ [field]: event.currentTarget.value })}
      />
    </LabeledField>
  );
  return (
    <div class="new-patient" role="group" aria-label={t`New patient`}>
      <p class="form-hint">{t`This is a new patient. Enter the MRN.`}</p>
      {typed('mrn', t`MRN`)}
      {hasNames && (
        <div class="form-pair">
          {typed('firstName', t`First name`)}
          {typed('lastName', t`Last name`)}
        </div>
      )}
      {has('payer') && (
        <LabeledField label={t`Payer`}>
          <SuggestedField
            id="form-payer"
            label={t`Payer`}
            column={fields.indexOf('payer')}
            value={patient.payer}
            session={session}
            view={view}
            onInput={(payer) => onChange({ payer })}
          />
        </LabeledField>
      )}
      <div class="form-pair">
        {has('initialAssessment') &&
          typed('initialAssessment', t`Initial assessment`, getDateFormat(getAssessmentOrder(state)))}
        {has('npi') && typed('npi', t`Referring provider NPI`)}
      </div>
      {has('problemsList') && typed('problemsList', t`Diagnoses`, 'F33.1')}
    </div>
  );
}

/** Returns the order of day and month in the initial assessments. */
export function getAssessmentOrder({ columns, dateOrder }: GridState): DateOrder {
  return columns.find(({ field }) => field === 'initialAssessment')?.dateOrder ?? dateOrder;
}

/** Whether the text is the date of an initial assessment or empty. */
export function isDateOrEmpty(text: string, state: GridState): boolean {
  return text.trim() === '' || readIsoDate(text, getAssessmentOrder(state)) !== '';
}
