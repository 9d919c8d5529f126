import type { PayerProfile } from '../billing/rules/payerProfile';
import type { ReportChoice } from '../report/reportChoice';
import { success, type Result } from '../text/result';
import type { Options } from './options';
import { readRuleAndMonth, usageFailure } from './optionValues';

interface FigureCommand {
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly choice: ReportChoice;
  readonly config: string | undefined;
}

export interface TotalsCommand extends FigureCommand {
  readonly command: 'totals';
}

export interface NearestCommand extends FigureCommand {
  readonly command: 'nearest';
  /** How many patient-months to list, at least 1. */
  readonly count: number;
}

export interface ChartCommand extends FigureCommand {
  readonly command: 'chart';
  /** The name of the chart; undefined for all. */
  readonly chart: string | undefined;
}

/** The most patient-months that `nearest` lists, as in the worklist, if no number is given. */
const USUAL_COUNT = 25;

/** Reads the arguments of `totals`. */
export function readTotals(logs: readonly string[], options: Options): Result<TotalsCommand> {
  const read = readFigureOptions(logs, options);
  return read.ok ? success({ command: 'totals', ...read.value }) : read;
}

/** Reads the arguments of `nearest`. @param first the number before the logs, if it was given */
export function readNearest(logs: readonly string[], options: Options, first?: string): Result<NearestCommand> {
  const read = readFigureOptions(logs, options);
  if (!read.ok) {
    return read;
  }
  const count = first === undefined ? USUAL_COUNT : Number(first);
  return count >= 1
    ? success({ command: 'nearest', count, ...read.value })
    : usageFailure('nearest needs a number from 1.');
}

/** Reads the arguments of `chart`. @param first the name of the chart, if it was given */
export function readChart(logs: readonly string[], options: Options, first?: string): Result<ChartCommand> {
  const read = readFigureOptions(logs, options);
  return read.ok ? success({ command: 'chart', chart: first, ...read.value }) : read;
}

function readFigureOptions(logs: readonly string[], options: Options): Result<FigureCommand> {
  const chosen = readRuleAndMonth(options);
  const { payer, npi, config } = options;
  return chosen.ok
    ? success({ logs, rule: chosen.value.rule, choice: { month: chosen.value.month, payer, npi }, config })
    : chosen;
}
