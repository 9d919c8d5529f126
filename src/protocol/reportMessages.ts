import * as v from 'valibot';
import { ready, requestLines } from './lineRequests';

/** What the report panel and its host say to each other. The panel shows what the host computes and computes nothing. */

/** One line of the report: the cells of the exported file, and what explains them. */
export interface ReportPanelLine {
  /** Distinct for each line of the report, the same from one state to the next. */
  readonly key: string;
  /** In the order of the report's columns, as they are exported. */
  readonly cells: readonly string[];
  readonly isEarned: boolean;
  /** `99493 + 2 × 99494` or `no code`. */
  readonly codes: string;
  /** `initial month`, `subsequent month`, or why it can earn nothing. */
  readonly monthKind: string;
  /** `12.5 min to 99494`, or why there is no next code. */
  readonly next: string;
  readonly entryCount: number;
  readonly leftOutCount: number;
}

export interface LeftOutReason {
  readonly code: string;
  readonly title: string;
  readonly rows: number;
  /** `45.5`, the sum of those that can be read. */
  readonly minutes: string;
}

/** Everything of the report but its lines. */
export interface ReportPanelState {
  readonly generation: number;
  /** File name of the log. */
  readonly logName: string;
  /** The time rule in a few words. */
  readonly ruleName: string;
  readonly columns: readonly string[];
  /** The months there are, latest first, `YYYY-MM` with their names. */
  readonly months: readonly { readonly month: string; readonly name: string }[];
  /** The month chosen, `YYYY-MM`, or '' for all. */
  readonly month: string;
  readonly lineCount: number;
  readonly totals: {
    readonly patients: number;
    readonly patientMonths: number;
    readonly billableMonths: number;
    /** `3744.647` */
    readonly minutes: string;
    readonly units: readonly { readonly code: string; readonly units: number }[];
  };
  readonly leftOut: readonly LeftOutReason[];
  readonly errors: number;
  readonly warnings: number;
  /** What keeps the log from being reported on, in a sentence; '' when nothing does. */
  readonly obstacle: string;
}

export interface ReportPanelLines {
  readonly generation: number;
  readonly start: number;
  readonly lines: readonly ReportPanelLine[];
}

export type HostToReport =
  /** After `ready` and after every change; with the lines the panel last asked for, as they are now. */
  | { readonly type: 'state'; readonly state: ReportPanelState; readonly window: ReportPanelLines }
  | { readonly type: 'lines'; readonly window: ReportPanelLines };

const reportToHost = v.variant('type', [
  ready,
  requestLines,
  /** `YYYY-MM`, or '' for all months. */
  v.object({ type: v.literal('chooseMonth'), month: v.string() }),
  /** Show the rows of this line in the log. */
  v.object({ type: v.literal('revealRows'), key: v.string() }),
  v.object({ type: v.literal('showProblems') }),
  v.object({ type: v.literal('exportCsv') }),
]);

export type ReportToHost = v.InferOutput<typeof reportToHost>;

/** The message, or undefined for anything the panel would never say. */
export function readReportMessage(message: unknown): ReportToHost | undefined {
  const read = v.safeParse(reportToHost, message);
  return read.success ? read.output : undefined;
}
