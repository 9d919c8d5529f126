/** Splits a name such as `Guzman, Holly` into first and last name. A name without a comma is a last name. */
export function splitName(name: string): [firstName: string, lastName: string] {
  const comma = name.indexOf(',');
  return comma < 0 ? ['', name] : [name.slice(comma + 1), name.slice(0, comma)];
}
