import type { FilterChoices, GridFact, HostToGrid, PatientChoice } from '../../../protocol/gridMessages';
import type { SelectionFigures } from '../../../sheet/selectionFigures';
import type { MinutesPreview } from '../../../sheet/minutesPreview';

/** The host's latest answer to each kind of request, or undefined while there is none. */
export interface Answers {
  readonly filterChoices: FilterChoices | undefined;
  readonly found: { readonly count: number; readonly place: number } | undefined;
  readonly suggestions:
    { readonly column: number; readonly typed: string; readonly values: readonly string[] } | undefined;
  /** The figures of the selected cells. */
  readonly selectionFigures: SelectionFigures | undefined;
  readonly preview: { readonly value: string; readonly preview: MinutesPreview | undefined } | undefined;
  readonly patients: { readonly typed: string; readonly patients: readonly PatientChoice[] } | undefined;
  readonly problems: { readonly problems: readonly GridFact[]; readonly more: number } | undefined;
  /** The quick fixes of the selected cell, or undefined until they are known. */
  readonly fixes: Omit<Extract<HostToGrid, { type: 'fixes' }>, 'type'> | undefined;
}

export const NO_ANSWERS: Answers = {
  filterChoices: undefined,
  found: undefined,
  suggestions: undefined,
  selectionFigures: undefined,
  preview: undefined,
  patients: undefined,
  problems: undefined,
  fixes: undefined,
};

type Answer = Extract<
  HostToGrid,
  {
    type:
      'filterChoices' | 'found' | 'selectionFigures' | 'suggestions' | 'preview' | 'patients' | 'problems' | 'fixes';
  }
>;

/** Returns the answers with a new one. */
export function addAnswer(answers: Answers, answer: Answer): Answers {
  switch (answer.type) {
    case 'filterChoices':
      return { ...answers, filterChoices: answer.choices };
    case 'found':
      return { ...answers, found: answer };
    case 'suggestions':
      return { ...answers, suggestions: answer };
    case 'selectionFigures':
      return { ...answers, selectionFigures: answer.figures };
    case 'preview':
      return { ...answers, preview: answer };
    case 'patients':
      return { ...answers, patients: answer };
    case 'problems':
      return { ...answers, problems: answer };
    case 'fixes':
      return { ...answers, fixes: answer };
  }
}
