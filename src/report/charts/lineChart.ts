import type { ChartText } from './charts';

/** A point of a line. */
export interface LinePoint {
  /** The place from left to right, from 0, in a unit that all lines of the chart have in common. */
  readonly along: number;
  readonly value: number;
  /** What the point is, such as a date. */
  readonly label: string;
  /** The exact value. */
  readonly text: string;
}

/** Values over time, with one line for each series. */
export interface LineChart extends ChartText {
  readonly kind: 'lines';
  readonly series: readonly { readonly name: string; readonly points: readonly LinePoint[] }[];
  /** The highest value there can be, so that charts side by side have the same scale. */
  readonly highest: number;
  /** The value to reach, drawn as a line across. */
  readonly target: number;
}
