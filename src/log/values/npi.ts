export type NpiFlaw = 'length' | 'checkDigit';

/**
 * What is wrong with a National Provider Identifier, or undefined for a good one: 10 digits, the first 1 or 2, the last a
 * Luhn check digit over the number with 80840 before it, which amounts to adding 24 (sources.md 5.1).
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
