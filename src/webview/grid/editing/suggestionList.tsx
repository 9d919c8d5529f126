import { t } from '../../../text/text';

interface SuggestionListProps {
  readonly id: string;
  readonly values: readonly string[];
  /** Which of them is chosen; -1 for none. */
  readonly chosen: number;
  readonly onChoose: (value: string) => void;
}

/** Values that what is typed could become. The text field keeps the focus. */
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
            // The field would lose the focus, and with it what is typed.
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
