import type { ComponentChildren } from 'preact';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { ListedField } from './listedField';

/** A form field below its label. */
export function LabeledField({ label, hint, children }: { label: string; hint?: string; children: ComponentChildren }) {
  return (
    <div class="labeled-field">
      <span class="form-label" aria-hidden="true">
        {label}
        {hint !== undefined && <span class="form-hint"> ({hint})</span>}
      </span>
      {children}
    </div>
  );
}

interface SuggestedFieldProps {
  readonly id: string;
  readonly label: string;
  readonly column: number;
  readonly value: string;
  readonly session: GridSession;
  readonly view: GridView;
  readonly onInput: (value: string) => void;
}

/** A form field that suggests the values of a column. */
export function SuggestedField({ id, label, column, value, session, view, onInput }: SuggestedFieldProps) {
  const { suggestions } = view.answers;
  const values = suggestions?.column === column && suggestions.typed === value ? suggestions.values : [];
  return (
    <ListedField
      id={id}
      label={label}
      value={value}
      values={values.map((value) => ({ value, title: value, detail: '' }))}
      completes
      onRequest={() => session.post({ type: 'askSuggestions', column, typed: value })}
      onInput={onInput}
      onChoose={onInput}
    />
  );
}
