import { useEffect, useState } from 'preact/hooks';
import type { EntryDraft } from '../../../protocol/gridRequests';
import type { GridState, PatientChoice } from '../../../protocol/gridMessages';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';

/** The patient of a new entry: the typed text and the patients that it finds. */
export interface PatientSearch {
  readonly typed: string;
  readonly chosen: PatientChoice | undefined;
  /** Whether the person chose to enter a new patient although others match. */
  readonly isNewChosen: boolean;
  /** The patients found for the typed text. Empty after one is chosen. */
  readonly matches: readonly PatientChoice[];
  /** Whether the entry is for a new patient: no patient of the log matches the typed text, or the person chose so. */
  readonly isNew: boolean;
  readonly type: (text: string) => void;
  readonly choose: (patient: PatientChoice) => void;
  /** Begins a new patient although patients of the log match the typed text. */
  readonly beginNew: () => void;
}

/** Searches the patients of the log for the typed text, again after each change of the log. */
export function usePatientSearch(
  { generation }: GridState,
  { patients }: GridView['answers'],
  session: GridSession,
  draft: EntryDraft | undefined,
): PatientSearch {
  const [typed, setTyped] = useState(draft?.typed ?? '');
  const [chosen, setChosen] = useState<PatientChoice | undefined>(draft?.chosen);
  const [isNewChosen, setIsNewChosen] = useState(draft?.isNewChosen ?? false);
  useEffect(() => {
    session.post({ type: 'askPatients', typed });
  }, [typed, generation]);
  const isAnswered = !chosen && !isNewChosen && patients?.typed === typed;
  const matches = isAnswered ? patients.patients : [];
  return {
    typed,
    chosen,
    isNewChosen,
    matches,
    isNew: isNewChosen || (isAnswered && typed.trim() !== '' && matches.length === 0),
    type: (text) => {
      setTyped(text);
      setChosen(undefined);
      setIsNewChosen(false);
    },
    choose: (patient) => {
      setChosen(patient);
      setIsNewChosen(false);
      setTyped(`${patient.name} · ${patient.mrn}`);
    },
    beginNew: () => setIsNewChosen(true),
  };
}
