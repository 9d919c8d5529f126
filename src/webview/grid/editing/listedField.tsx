import type { Ref } from 'preact';
import { useEffect, useState } from 'preact/hooks';

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
  /** Whether Enter takes the first value offered: nothing else than one of them will do. */
  readonly picksFirst?: boolean;
  /** Called when values for what is typed are wanted. */
  readonly onAsk?: () => void;
  readonly onInput: (value: string) => void;
  readonly onChoose: (value: string) => void;
}

/** A text field with a list to choose from, as the ARIA combobox pattern has it. */
export function ListedField({
  id,
  label,
  value,
  values,
  inputRef,
  picksFirst,
  onAsk,
  onInput,
  onChoose,
}: ListedFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    if (isOpen) {
      onAsk?.();
    }
  }, [isOpen, value]);
  const isListed = isOpen && values.length > 0;
  const choose = (item: ListedValue | undefined): void => {
    if (item) {
      setIsOpen(false);
      setChosen(-1);
      onChoose(item.value);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setIsOpen(true);
      setChosen(isListed ? (chosen + step + values.length + (chosen < 0 && step < 0 ? 1 : 0)) % values.length : 0);
    } else if (event.key === 'Enter' && isListed && chosen >= 0) {
      choose(values[chosen]);
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
          setChosen(picksFirst ? 0 : -1);
          onInput(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setIsOpen(false)}
      />
      {isListed && (
        <div id={`${id}-list`} class="suggestions" role="listbox" aria-label={label}>
          {values.map((item, index) => (
            <div
              key={item.value}
              id={`${id}-list-${index}`}
              class={index === chosen ? 'suggestion chosen' : 'suggestion'}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(item);
              }}
            >
              <span class="suggestion-title">{item.title}</span>
              {item.detail !== '' && <span class="suggestion-detail">{item.detail}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
