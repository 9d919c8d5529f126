import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dateForm } from '../../../log/values/dateText';
import type { GridState, PatientChoice } from '../../../protocol/gridMessages';
import { Icon } from '../../shared/icons';
import { Calendar, formatLike, readIsoDate } from './calendar';
import { LabeledField, SuggestedField } from './formFields';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { ListedField } from './listedField';
import { MonthPreview } from './minutesPreview';
import { EMPTY_PATIENT, NewPatientFields, isDateOrNothing } from './newPatientFields';
import { handleTextKey } from '../input/textCommands';
import { t } from '../../../text/text';

interface EntryFormProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly onClose: () => void;
}

/** A new entry: who, when, how long and what; the rest is taken from the patient's latest row. */
export function EntryForm({ state, view, session, onClose }: EntryFormProps) {
  const patientField = useRef<HTMLInputElement>(null);
  const minutesField = useRef<HTMLInputElement>(null);
  const isAdding = useRef(false);
  const [typed, setTyped] = useState('');
  const [patient, setPatient] = useState<PatientChoice>();
  const [written, setWritten] = useState(EMPTY_PATIENT);
  const [date, setDate] = useState(state.today);
  const [minutes, setMinutes] = useState('');
  const [activity, setActivity] = useState('');
  const [staff, setStaff] = useState('');
  const [calendarIsOpen, setCalendarIsOpen] = useState(false);
  const [saying, setSaying] = useState('');
  const fields = state.columns.map(({ field }) => field);
  const mrn = patient?.mrn ?? typed.trim();

  useLayoutEffect(() => patientField.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    session.post({ type: 'askPatients', typed });
  }, [typed, state.generation]);
  const { patients, preview } = view.answers;
  const offered = !patient && patients?.typed === typed ? patients.patients : [];
  const isNew = !patient && mrn !== '' && patients?.typed === typed && offered.length === 0;
  const newPatient = isNew ? written : undefined;
  useEffect(() => {
    session.post({ type: 'askEntryPreview', mrn, date, minutes, patient: newPatient });
  }, [mrn, date, minutes, newPatient, state.generation]);

  const choosePatient = (chosen: PatientChoice): void => {
    setPatient(chosen);
    setTyped(`${chosen.name} · ${chosen.mrn}`);
    setStaff(chosen.staff);
    minutesField.current?.focus({ preventScroll: true });
  };
  const lacking = (): string => {
    if (mrn === '') {
      return t`Choose a patient by name or MRN.`;
    }
    if (!patient && offered.length > 0 && !offered.some((its) => its.mrn === mrn)) {
      return t`Choose one of the patients, or write the whole MRN of a new one.`;
    }
    if (readIsoDate(date, state.dateOrder) === '') {
      return t`The date cannot be read. Write it as ${dateForm(state.dateOrder)}.`;
    }
    if (isNew && !isDateOrNothing(written.initialAssessment, state)) {
      return t`The initial assessment cannot be read. Write it as ${dateForm(state.dateOrder)}.`;
    }
    return minutes.trim() === '' ? t`Write the minutes.` : '';
  };
  const add = (): void => {
    if (isAdding.current) {
      // A second click or Enter means the same entry.
      return;
    }
    const reason = lacking();
    setSaying(reason);
    if (reason !== '') {
      return;
    }
    isAdding.current = true;
    session.postEdit({ type: 'writeEntry', mrn, date, minutes: minutes.trim(), activity, staff, patient: newPatient });
    session.whenEditsDone(() => {
      isAdding.current = false;
      if (session.view.refusal !== '') {
        setSaying('');
        return;
      }
      setSaying(t`Added. The next entry for the same patient can follow.`);
      setMinutes('');
      setActivity('');
      setWritten(EMPTY_PATIENT);
      minutesField.current?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      add();
    } else if (!(event.target instanceof HTMLInputElement && handleTextKey(event, event.target))) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="entry-form" role="dialog" aria-label={t`New entry`} onKeyDown={onKeyDown}>
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
      <LabeledField label={t`Patient`} hint={t`name or MRN`}>
        <ListedField
          id="form-patient"
          label={t`Patient, by name or MRN`}
          inputRef={patientField}
          picksFirst
          value={typed}
          values={offered.map((its) => ({ value: its.mrn, title: its.name, detail: `${its.mrn} · ${its.payer}` }))}
          onInput={(value) => {
            setTyped(value);
            setPatient(undefined);
          }}
          onChoose={(value) => {
            const chosen = offered.find((its) => its.mrn === value);
            if (chosen) {
              choosePatient(chosen);
            }
          }}
        />
      </LabeledField>
      {isNew && (
        <NewPatientFields state={state} view={view} session={session} patient={written} onChange={setWritten} />
      )}
      <LabeledField label={t`Date`}>
        <div class="date-field has-calendar">
          <input
            class="field"
            type="text"
            aria-label={t`Date`}
            spellcheck={false}
            value={date}
            aria-invalid={readIsoDate(date, state.dateOrder) === '' ? 'true' : undefined}
            onInput={(event) => setDate(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && event.altKey) {
                event.preventDefault();
                event.stopPropagation();
                setCalendarIsOpen(true);
              }
            }}
          />
          <button
            type="button"
            class="button flat"
            title={t`Calendar (Alt+Down)`}
            aria-label={t`Calendar`}
            aria-expanded={calendarIsOpen}
            onClick={() => setCalendarIsOpen(!calendarIsOpen)}
          >
            <Icon name="calendar" />
          </button>
        </div>
        {calendarIsOpen && (
          <Calendar
            value={readIsoDate(date, state.dateOrder)}
            onPick={(iso) => {
              setDate(formatLike(iso, date, state.dateOrder));
              setCalendarIsOpen(false);
              minutesField.current?.focus({ preventScroll: true });
            }}
            onClose={() => setCalendarIsOpen(false)}
            onLeave={() => setCalendarIsOpen(false)}
          />
        )}
      </LabeledField>
      <LabeledField label={t`Minutes`}>
        <input
          ref={minutesField}
          class="field"
          type="text"
          inputMode="decimal"
          aria-label={t`Minutes`}
          spellcheck={false}
          value={minutes}
          onInput={(event) => setMinutes(event.currentTarget.value)}
        />
      </LabeledField>
      {fields.includes('activity') && (
        <LabeledField label={t`Activity`}>
          <SuggestedField
            id="form-activity"
            label={t`Activity`}
            column={fields.indexOf('activity')}
            value={activity}
            session={session}
            view={view}
            onInput={setActivity}
          />
        </LabeledField>
      )}
      {fields.includes('staff') && (
        <LabeledField label={t`Staff`}>
          <SuggestedField
            id="form-staff"
            label={t`Staff`}
            column={fields.indexOf('staff')}
            value={staff}
            session={session}
            view={view}
            onInput={setStaff}
          />
        </LabeledField>
      )}
      <div class="form-preview">
        {preview?.preview && preview.value === minutes && <MonthPreview preview={preview.preview} />}
      </div>
      <div class="form-foot">
        <span class="form-said" role="status">
          {saying}
        </span>
        <button type="button" class="button" title={t`Add the entry (Enter)`} onClick={add}>
          {t`Add Entry`}
        </button>
      </div>
    </div>
  );
}
