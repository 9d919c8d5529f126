import { compareMinutes, formatMinutes, isPositive, subtractMinutes, type Minutes } from '../log/minutes';

/** A decimal with its thousands apart, for people: `3744.647` is `3,744.647`. The digits stay as they are. */
export function grouped(decimal: string): string {
  const [whole = '', ...fraction] = decimal.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** `1 row`, `3 rows`, `1,234 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}

/** `12.5 minutes more` or `1 minute less`: by how much `a` is more or less than `b`, exactly. They differ. */
export function minutesApart(a: Minutes, b: Minutes): string {
  const isMore = compareMinutes(a, b) > 0;
  const difference = formatMinutes(isMore ? subtractMinutes(a, b) : subtractMinutes(b, a));
  return `${grouped(difference)} ${difference === '1' ? 'minute' : 'minutes'} ${isMore ? 'more' : 'less'}`;
}

/** `+12.5`, `-3` or `0`: a difference with its sign. */
export function signed(minutes: Minutes): string {
  const text = grouped(formatMinutes(minutes));
  return isPositive(minutes) ? `+${text}` : text;
}
