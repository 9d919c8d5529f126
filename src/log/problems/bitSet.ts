/** A bit set is one number with 31 usable bits: with the 32nd, the number would be negative. */
const BIT_COUNT = 31;

/**
 * Assigns a bit to each name, from bit 0 in the order of the list.
 *
 * @param reserved bits of the same number that have another meaning
 * @throws RangeError if a name appears twice, if there are more names than bits, or if a name's bit is reserved. This is a
 *   mistake in the source, so that loading the module fails, and any test with it.
 */
export function assignBits<Name extends string>(
  names: readonly Name[],
  ...reserved: readonly number[]
): Readonly<Record<Name, number>> {
  if (new Set(names).size < names.length) {
    throw new RangeError(`A bit set has a name twice: ${names.join(', ')}`);
  }
  if (names.length > BIT_COUNT) {
    throw new RangeError(`A bit set has ${BIT_COUNT} bits, which is too few for ${names.length} names.`);
  }
  const bits = names.map((_, index) => 1 << index);
  checkBits([...bits, ...reserved]);
  return Object.fromEntries(names.map((name, index) => [name, bits[index]])) as Record<Name, number>;
}

/**
 * Checks that each number is one bit from 0 to 30, and that no two are the same bit.
 *
 * @throws RangeError if not: a mistake in the source
 */
export function checkBits(bits: readonly number[]): void {
  let used = 0;
  for (const bit of bits) {
    if (!Number.isInteger(bit) || bit <= 0 || bit >= 2 ** BIT_COUNT || (bit & (bit - 1)) !== 0) {
      throw new RangeError(`${bit} is not one of the ${BIT_COUNT} bits of a bit set.`);
    }
    if ((used & bit) !== 0) {
      throw new RangeError(`Two meanings share bit ${Math.log2(bit)} of a bit set.`);
    }
    used |= bit;
  }
}
