/** Median and spread of times, as the tables of docs/benchmarks.md have them. */
export interface Figures {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly p95: number;
  readonly p99: number;
}

/** @param times at least one */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { median: at(0.5), least: at(0), most: sorted.at(-1) ?? 0, p95: at(0.95), p99: at(0.99) };
}

/** Three digits that count. */
export function rounded(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(4);
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}
