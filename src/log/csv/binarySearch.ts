/**
 * Returns the index of the last number that isn't greater than a value, or 0 if all numbers are greater.
 *
 * @param numbers in ascending order
 * @param count how many numbers to search, starting with the first
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
