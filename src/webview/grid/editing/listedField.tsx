import type { Ref } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findCompletion } from '../../../sheet/columnValues';

interface ListedValue {
  readonly value: string;
  readonly title: string;
  readonly detail: string;
}

interface ListedFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly values: readonly ListedValue[];
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Whether typing selects the first value, so that Enter chooses it. */
  readonly picksFirst?: boolean;
  /** Whether typing selects the only value that starts with the text, so that Enter and Tab choose it. */
  readonly completes?: boolean;
  /** Called when the list needs the values for the typed text. */
  readonly onRequest?: () => void;
  readonly onInput: (value: string) => void;
  readonly onChoose: (value: string) => void;
}

/** A text field with a list to choose from. It follows the ARIA combobox pattern. */
export function ListedField({
  id,
  label,
  value,
  values,
  inputRef,
  picksFirst,
  completes,
  onRequest,
  onInput,
  onChoose,
}: ListedFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [selected, setSelected] = useState(-1);
  /** Whether the text was typed since a value was chosen, and not kept with Delete. */
  const [isTyped, setIsTyped] = useState(false);
  useEffect(() => {
    if (isOpen) {
      onRequest?.();
    }
  }, [isOpen, value]);
  const isListed = isOpen && values.length > 0;
  const titles = values.map(({ title }) => title);
  const completion = completes === true && isTyped ? findCompletion(titles, value) : undefined;
  const chosen = completion === undefined ? selected : titles.indexOf(completion);
  const choose = (option: ListedValue | undefined): void => {
    if (option) {
      setIsOpen(false);
      setSelected(-1);
      setIsTyped(false);
      onChoose(option.value);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setIsOpen(true);
      setIsTyped(false);
      setSelected(isListed ? (chosen + step + values.length + (chosen < 0 && step < 0 ? 1 : 0)) % values.length : 0);
    } else if (event.key === 'Enter' && isListed && chosen >= 0) {
      choose(values[chosen]);
    } else if (event.key === 'Delete' && isListed && completion !== undefined) {
      setIsTyped(false);
    } else if (event.key === 'Tab' && isListed && completion !== undefined) {
      // The focus moves to the next field, as from any other.
      choose(values[chosen]);
      return;
    } else if (event.key === 'Escape' && isListed) {
      setIsOpen(false);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="listed-field">
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        id={id}
        class="field"
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={isListed ? `${id}-list` : undefined}
        aria-activedescendant={isListed && chosen >= 0 ? `${id}-list-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => {
          setIsOpen(true);
          setSelected(picksFirst ? 0 : -1);
          setIsTyped(true);
          onInput(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setIsOpen(false)}
      />
      {isListed && <OptionList id={`${id}-list`} label={label} values={values} chosen={chosen} onChoose={choose} />}
    </div>
  );
}

interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly values: readonly ListedValue[];
  /** Index of the selected value, or -1. */
  readonly chosen: number;
  readonly onChoose: (value: ListedValue) => void;
}

function OptionList({ id, label, values, chosen, onChoose }: OptionListProps) {
  return (
    <div id={id} class="suggestions" role="listbox" aria-label={label}>
      {values.map((option, index) => (
        <div
          key={option.value}
          id={`${id}-${index}`}
          class={index === chosen ? 'suggestion chosen' : 'suggestion'}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onChoose(option);
          }}
        >
          <span class="suggestion-title">{option.title}</span>
          {option.detail !== '' && <span class="suggestion-detail">{option.detail}</span>}
        </div>
      ))}
    </div>
  );
}
