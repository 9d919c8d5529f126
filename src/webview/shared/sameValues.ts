/** Whether two objects have the same properties with the same values. Lists are the same if their elements are. */
export function hasSameValues<P extends object>(one: Readonly<P>, other: Readonly<P>): boolean {
  const names = Object.keys(other) as (keyof P)[];
  return Object.keys(one).length === names.length && names.every((name) => isSame(one[name], other[name]));
}

function isSame(one: unknown, other: unknown): boolean {
  return (
    one === other ||
    (Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((member, place) => member === other[place]))
  );
}
