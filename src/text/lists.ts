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

/** Adds values to the end of a list. A call with each value as an argument would fail with a stack overflow at about 100,000. */
export function addAll<Value>(list: Value[], values: Iterable<Value>): void {
  for (const value of values) {
    list.push(value);
  }
}

/** Replaces `count` values of a list from the index `start` with any number of other values. */
export function replaceRange<Value>(list: Value[], start: number, count: number, values: Iterable<Value>): void {
  const after = list.splice(start).slice(count);
  addAll(list, values);
  addAll(list, after);
}

/** Returns the largest of the values, at least `least`: negative infinity for no values at all. */
export function findLargest(values: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let largest = least;
  for (const value of values) {
    largest = Math.max(largest, value);
  }
  return largest;
}

/** Returns the smallest of the values: positive infinity for no values at all. */
export function findSmallest(values: Iterable<number>): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    smallest = Math.min(smallest, value);
  }
  return smallest;
}
