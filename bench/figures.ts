/** The median and spread of times, for the tables in docs/benchmarks.md. */
export interface TimeSummary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly p95: number;
  readonly p99: number;
}

/** Returns the median and spread of times. @param times at least one */
export function summarizeTimes(times: readonly number[]): TimeSummary {
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (fraction: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] ?? 0;
  return { median: quantile(0.5), min: quantile(0), max: sorted.at(-1) ?? 0, p95: quantile(0.95), p99: quantile(0.99) };
}

/** Formats a number with about three significant digits. */
export function formatNumber(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(4);
}

/** Formats a Markdown table with numbers aligned to the right. */
export function formatTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const separator = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(columns), line(separator), ...rows.map(line)].join('\n');
}
