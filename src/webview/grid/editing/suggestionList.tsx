import { t } from '../../../text/text';

interface SuggestionListProps {
  readonly id: string;
  readonly values: readonly string[];
  /** Index of the selected value, or -1. */
  readonly chosen: number;
  readonly onChoose: (value: string) => void;
}

/** Suggested values for the typed text. The text field keeps the focus. */
export function SuggestionList({ id, values, chosen, onChoose }: SuggestionListProps) {
  return (
    <div id={id} class="suggestions" role="listbox" aria-label={t`Previously used values`}>
      {values.map((value, index) => (
        <div
          key={value}
          id={`${id}-${index}`}
          class={index === chosen ? 'suggestion chosen' : 'suggestion'}
          role="option"
          aria-selected={index === chosen}
          title={value}
          onMouseDown={(event) => {
            // Otherwise the field would lose the focus, which ends the edit.
            event.preventDefault();
            event.stopPropagation();
            onChoose(value);
          }}
        >
          {value}
        </div>
      ))}
    </div>
  );
}
