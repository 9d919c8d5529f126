import * as v from 'valibot';
import type { Chart } from '../report/charts/charts';
import { SHOWN_EXPORTS } from '../report/exports/exportedReport';
import { REPORT_COLUMNS } from '../report/reportColumns';
import { count, ready, requestLines } from './lineRequests';

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

/** The views of the panel; one is seen at a time. */
export const PANEL_VIEWS = ['lines', 'worklist', 'charts'] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

const choice = v.object({
  /** `YYYY-MM`, or '' for all months. */
  month: v.string(),
  /** A payer as it stands in the lines ('' for none stated), or null for all. */
  payer: v.nullable(v.string()),
  /** A referring provider's NPI as it stands in the lines ('' for none stated), or null for all. */
  npi: v.nullable(v.string()),
  /** By which column the lines are ordered, or null for the report's own order. */
  order: v.nullable(v.object({ column: v.picklist(REPORT_COLUMNS), isDescending: v.boolean() })),
});

/** Which lines are shown, and in which order. */
export type PanelChoice = Readonly<v.InferOutput<typeof choice>>;

export const CHOOSE_ALL: PanelChoice = { month: '', payer: null, npi: null, order: null };

/** What the panel keeps while VS Code is closed: which logs, which filters, and no patient's data. */
const savedPanel = v.object({
  uris: v.pipe(v.array(v.string()), v.minLength(1)),
  choice,
  view: v.picklist(PANEL_VIEWS),
});
export type SavedPanel = Readonly<v.InferOutput<typeof savedPanel>>;

/** What was kept, or undefined for anything else. */
export function readSavedPanel(kept: unknown): SavedPanel | undefined {
  const read = v.safeParse(savedPanel, kept);
  return read.success ? read.output : undefined;
}

/** A kind of problem to mend, and where the first of them stands. */
export interface PanelProblem {
  readonly code: string;
  readonly isError: boolean;
  readonly title: string;
  readonly count: number;
  readonly log: number;
  /** From 1. */
  readonly line: number;
  /** `line 12`, or `line 12 of march.timelog.csv` where there are several logs. */
  readonly place: string;
}

/** A patient close to the next code. */
export interface PanelNearest {
  readonly key: string;
  readonly patient: string;
  readonly minutes: string;
  readonly codes: string;
  readonly next: string;
}

export interface PanelWorklist {
  readonly toFix: readonly PanelProblem[];
  /** `Jun 2024`, the month that `nearest` is of; '' where there is none. */
  readonly month: string;
  readonly nearest: readonly PanelNearest[];
}

/** An entry of a line, and what it adds. */
export interface PanelEntry {
  readonly date: string;
  readonly minutes: string;
  readonly total: string;
  readonly activity: string;
  readonly staff: string;
  /** The codes that the month has from this entry on, where it crosses a threshold; else ''. */
  readonly crosses: string;
  readonly log: number;
  readonly line: number;
  /** `line 12`, as in {@link PanelProblem}. */
  readonly place: string;
}

/** Everything of the report but its lines. */
export interface ReportPanelState {
  readonly generation: number;
  /** Where the logs are, for the panel to come back after VS Code was closed. */
  readonly uris: readonly string[];
  /** File name of the log, or how many logs there are. */
  readonly logName: string;
  /** The time rule in a few words. */
  readonly ruleName: string;
  readonly columns: readonly string[];
  /** The months there are, latest first, `YYYY-MM` with their names. */
  readonly months: readonly { readonly month: string; readonly name: string }[];
  readonly payers: readonly string[];
  readonly providers: readonly string[];
  readonly choice: PanelChoice;
  readonly view: PanelView;
  readonly lineCount: number;
  readonly totals: {
    readonly patients: number;
    readonly patientMonths: number;
    readonly billableMonths: number;
    /** `3744.647` */
    readonly minutes: string;
    readonly units: readonly { readonly code: string; readonly units: number }[];
    /** `$6,141.01`; '' where the user has given no fees. */
    readonly estimate: string;
    readonly estimateNote: string;
  };
  readonly leftOut: readonly LeftOutReason[];
  readonly errors: number;
  readonly warnings: number;
  /** What keeps the log from being reported on, in a sentence; '' when nothing does. */
  readonly obstacle: string;
  /** The files that are not in the figures, and why. */
  readonly failed: readonly { readonly name: string; readonly sentence: string }[];
  /** Only while they are seen: a log that is being edited need not be drawn at every key. */
  readonly worklist: PanelWorklist | undefined;
  readonly charts: readonly Chart[] | undefined;
}

export interface ReportPanelLines {
  readonly generation: number;
  readonly start: number;
  readonly lines: readonly ReportPanelLine[];
}

export type HostToReport =
  /** After `ready` and after every change; with the lines the panel last asked for, as they are now. */
  | { readonly type: 'state'; readonly state: ReportPanelState; readonly window: ReportPanelLines }
  | { readonly type: 'lines'; readonly window: ReportPanelLines }
  /** The entries of the line that was asked for, and again after every change; none when the line is gone. */
  | {
      readonly type: 'entries';
      readonly key: string;
      readonly entries: readonly PanelEntry[];
      readonly why: readonly string[];
    };

const reportToHost = v.variant('type', [
  ready,
  requestLines,
  v.object({ type: v.literal('choose'), choice }),
  v.object({ type: v.literal('showView'), view: v.picklist(PANEL_VIEWS) }),
  /** The entries behind this line, until another is asked for; '' for none. */
  v.object({ type: v.literal('requestEntries'), key: v.string() }),
  /** Show the rows of this line in the log. */
  v.object({ type: v.literal('revealRows'), key: v.string() }),
  /** Show a line of a log, from 1. */
  v.object({
    type: v.literal('revealLine'),
    log: count,
    line: v.pipe(count, v.minValue(1)),
  }),
  v.object({ type: v.literal('showProblems') }),
  v.object({ type: v.literal('export'), as: v.picklist(SHOWN_EXPORTS) }),
]);

export type ReportToHost = v.InferOutput<typeof reportToHost>;

/** The message, or undefined for anything the panel would never say. */
export function readReportMessage(message: unknown): ReportToHost | undefined {
  const read = v.safeParse(reportToHost, message);
  return read.success ? read.output : undefined;
}
