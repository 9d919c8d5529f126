import { t } from './text';

/** Joins names for people: `a`, `a and b`, or `a, b, and c`. */
export function joinWithAnd(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) {
    return last;
  }
  return names.length === 2 ? t`${names[0] ?? ''} and ${last}` : t`${names.slice(0, -1).join(', ')}, and ${last}`;
}

/** Joins choices for people: `a`, `a or b`, or `a, b, or c`. */
export function joinWithOr(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) {
    return last;
  }
  return names.length === 2 ? t`${names[0] ?? ''} or ${last}` : t`${names.slice(0, -1).join(', ')}, or ${last}`;
}

/** Removes a value from a list without preserving the order of the others. A value that isn't in the list removes nothing. */
export function removeUnordered<Value>(values: Value[], value: Value): void {
  const index = values.indexOf(value);
  const last = index < 0 ? undefined : values.pop();
  if (last !== undefined && index < values.length) {
    values[index] = last;
  }
}
