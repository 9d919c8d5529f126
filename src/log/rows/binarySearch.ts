/**
 * The index of the last of ascending numbers that is not more than a value; 0 where there is none.
 *
 * @param count how many of the numbers are looked at, from the first on
 */
export function findLastNotGreater(numbers: readonly number[], value: number, count = numbers.length): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((numbers[middle] ?? 0) <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
