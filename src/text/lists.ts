import { t } from './text';

/** `a, b and c`: names one after the other, for people. */
export function joinWithAnd(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} and ${last}`;
}

/** `a, b or c`: names to choose from, for people. */
export function joinWithOr(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} or ${last}`;
}
