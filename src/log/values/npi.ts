export type NpiFlaw = 'length' | 'checkDigit';

/**
 * Finds what is wrong with a National Provider Identifier (NPI), or returns undefined if it's valid. An NPI has 10 digits. The
 * first is 1 or 2, and the last is the Luhn check digit of the number with the prefix 80840, which adds 24 (sources.md 5.1).
 */
export function findNpiFlaw(npi: string): NpiFlaw | undefined {
  if (!/^\d{10}$/.test(npi)) {
    return 'length';
  }
  let sum = 24;
  for (let place = 0; place < 10; place++) {
    const digit = npi.charCodeAt(place) - 48;
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  const first = npi.charAt(0);
  return (first === '1' || first === '2') && sum % 10 === 0 ? undefined : 'checkDigit';
}
