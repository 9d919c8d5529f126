import { useEffect, useState } from 'preact/hooks';
import type { GridState, PatientChoice } from '../../../protocol/gridMessages';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';

/** The patient of a new entry: the typed text and the patients that it finds. */
export interface PatientSearch {
  readonly typed: string;
  readonly chosen: PatientChoice | undefined;
  /** The MRN of the chosen patient, or the typed text if none is chosen. */
  readonly mrn: string;
  /** The patients found for the typed text. Empty after one is chosen. */
  readonly matches: readonly PatientChoice[];
  /** Whether no patient of the log matches the typed text. */
  readonly isNew: boolean;
  readonly type: (text: string) => void;
  readonly choose: (patient: PatientChoice) => void;
}

/** Searches the patients of the log for the typed text, again after each change of the log. */
export function usePatientSearch(
  { generation }: GridState,
  { patients }: GridView['answers'],
  session: GridSession,
): PatientSearch {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<PatientChoice>();
  useEffect(() => {
    session.post({ type: 'askPatients', typed });
  }, [typed, generation]);
  const isAnswered = !chosen && patients?.typed === typed;
  const matches = isAnswered ? patients.patients : [];
  const mrn = chosen?.mrn ?? typed.trim();
  return {
    typed,
    chosen,
    mrn,
    matches,
    isNew: isAnswered && mrn !== '' && matches.length === 0,
    type: (text) => {
      setTyped(text);
      setChosen(undefined);
    },
    choose: (patient) => {
      setChosen(patient);
      setTyped(`${patient.name} · ${patient.mrn}`);
    },
  };
}
