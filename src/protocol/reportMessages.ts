import type { Severity } from '../log/problems/problems';
import * as v from 'valibot';
import type { Chart } from '../report/charts/charts';
import type { WordToDecide } from '../report/doubtfulWordList';
import { READINESS_STATES, type ClaimDecision, type ReadinessState } from '../billing/readiness/readiness';
import { SHOWN_EXPORTS } from '../report/exports/exportedReport';
import { REPORT_COLUMNS } from '../report/reportColumns';
import { decide, exportNewCharges, type PanelBilled, type PanelDenied } from './claimMessages';
import type { PanelCaseload } from './caseloadMessages';
import { count, ready, requestLines } from './lineRequests';

/** The messages between the report panel and the host. The host computes everything that the panel shows. */

/** One line of the report: the cells of the exported file, and explanations. */
export interface ReportPanelLine {
  /** Unique for each line of the report, and the same in every state. */
  readonly key: string;
  /** In the order of the exported columns. */
  readonly cells: readonly string[];
  readonly isEarned: boolean;
  /** `99493 + 2 × 99494` or `no code`. */
  readonly codes: string;
  /** `initial month`, `subsequent month`, or why the month can't earn a code. */
  readonly monthKind: string;
  /** `12.5 min to 99494`, or why there is no next code. */
  readonly next: string;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** `1 row may be missing`: rows without a date or an MRN that may belong to the line, or ''. */
  readonly unplaced: string;
  /** Whether the claim can go out; '' for a line without a code. */
  readonly state: ReadinessState | '';
  /** `Held`, or ''. */
  readonly stateName: string;
  /** A person's latest decision, or ''. */
  readonly decision: ClaimDecision['kind'] | '';
  /** Why the claim is checked or held, as in {@link PanelReason}, and what a person decided. */
  readonly reasons: readonly string[];
}

/** Why a claim is checked or held, and the row to look at. */
export interface PanelReason {
  readonly text: string;
  readonly isHold: boolean;
  readonly log: number;
  /** From 1. */
  readonly line: number;
  /** `line 12`, as in {@link PanelProblem}. */
  readonly place: string;
}

/** The claims in one state. */
export interface PanelState {
  readonly state: ReadinessState;
  readonly name: string;
  readonly count: number;
  /** How many of the lines that the filters show a person must look at: 0 or more. */
  readonly toLookAt: number;
  /** `2 patients, 3 × 99493`. */
  readonly totals: string;
}

/** A reason and all patient-months that have it. */
export interface PanelClaimReason {
  readonly reason: string;
  readonly title: string;
  readonly isHold: boolean;
  readonly count: number;
  readonly claims: readonly PanelClaim[];
  /** How many more of these patient-months there are. */
  readonly more: number;
}

export interface PanelClaim {
  readonly key: string;
  readonly patient: string;
  readonly month: string;
  readonly codes: string;
  readonly log: number;
  readonly line: number;
  readonly place: string;
}

export interface LeftOutReason {
  readonly code: string;
  readonly title: string;
  readonly rows: number;
  /** `45.5`, the total of the minutes that can be read. */
  readonly minutes: string;
  readonly rowsWithUnknownMinutes: number;
}

/** The views of the panel, which shows one at a time. */
export const PANEL_VIEWS = ['lines', 'worklist', 'billed', 'caseload', 'charts'] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

const choice = v.object({
  /** `YYYY-MM`, or '' for all months. */
  month: v.string(),
  /** A payer as in the lines ('' for lines without one), or null for all. */
  payer: v.nullable(v.string()),
  /** A referring provider NPI as in the lines ('' for lines without one), or null for all. */
  npi: v.nullable(v.string()),
  /** The state of the claims to show, or null for all lines. A panel that an earlier version saved doesn't have it. */
  state: v.optional(v.nullable(v.picklist(READINESS_STATES)), null),
  /** The column by which the lines are sorted, or null for the default order. */
  order: v.nullable(v.object({ column: v.picklist(REPORT_COLUMNS), isDescending: v.boolean() })),
});

/** The lines to show, and their order. */
export type PanelChoice = Readonly<v.InferOutput<typeof choice>>;

export const CHOOSE_ALL: PanelChoice = { month: '', payer: null, npi: null, state: null, order: null };

/** What the panel saves while VS Code is closed: the logs and filters, but no patient data. */
const savedPanel = v.object({
  uris: v.pipe(v.array(v.string()), v.minLength(1)),
  choice,
  view: v.picklist(PANEL_VIEWS),
});
export type SavedPanel = Readonly<v.InferOutput<typeof savedPanel>>;

/** Returns what was saved, or undefined if it isn't valid. */
export function readSavedPanel(saved: unknown): SavedPanel | undefined {
  const read = v.safeParse(savedPanel, saved);
  return read.success ? read.output : undefined;
}

/** A kind of problem to fix, and the location of the first one. */
export interface PanelProblem {
  readonly code: string;
  readonly severity: Exclude<Severity, 'hint'>;
  /** The sentence, with the number of rows and months. */
  readonly message: string;
  /** `March 2026`, the latest month that it concerns, or ''. */
  readonly month: string;
  readonly log: number;
  /** From 1. */
  readonly line: number;
  /** `line 12`, or `line 12 of march.timelog.csv` with several logs. */
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

/** A word whose meaning the team has to decide. */
export interface PanelWord extends WordToDecide {
  /** `line 12`, as in {@link PanelProblem}. */
  readonly place: string;
}

/** The minutes of a program. */
export interface PanelProgram {
  readonly title: string;
  readonly minutes: string;
  readonly leftOut: string;
}

export interface PanelWorklist {
  readonly toFix: readonly PanelProblem[];
  /** How many more problems there are. */
  readonly moreToFix: number;
  /** The reasons for which claims are held or checked, each with its patient-months. */
  readonly claims: readonly PanelClaimReason[];
  /** The lines of claims that payers denied, and about which no person has decided since. */
  readonly denied: readonly PanelDenied[];
  /** How many more denied lines there are. */
  readonly moreDenied: number;
  /** What concerns every claim, as sentences. */
  readonly claimNotices: readonly string[];
  /** `Jun 2024`, the month of `nearest`; '' if there are no months. */
  readonly month: string;
  readonly nearest: readonly PanelNearest[];
  readonly words: readonly PanelWord[];
  readonly programs: readonly PanelProgram[];
  readonly midpoint: PanelMidpoint | undefined;
  /** Why the rules of some months aren't known, as sentences. */
  readonly notices: readonly string[];
}

/** What the lines would earn more by the CPT midpoint. */
export interface PanelMidpoint {
  /** `6 × 99492, 14 × 99494`, with an estimate if there are fees. */
  readonly gain: string;
  /** What the payer's policy must state. */
  readonly policy: string;
  /** The lines that would earn 99492 or 99493. */
  readonly lines: readonly PanelMissed[];
  /** How many more of these lines there are. */
  readonly more: number;
}

/** A line that would earn 99492 or 99493 by the CPT midpoint. */
export interface PanelMissed {
  readonly key: string;
  readonly patient: string;
  readonly month: string;
  readonly payer: string;
  readonly minutes: string;
  readonly codes: string;
  /** The codes by the CPT midpoint. */
  readonly byMidpoint: string;
}

/** An entry of a line, and what it adds. */
export interface PanelEntry {
  readonly date: string;
  readonly minutes: string;
  readonly total: string;
  readonly activity: string;
  readonly staff: string;
  /** The codes that the month has with this entry if the entry reaches a threshold; otherwise ''. */
  readonly crosses: string;
  readonly log: number;
  readonly line: number;
  /** `line 12`, as in {@link PanelProblem}. */
  readonly place: string;
}

/** Everything about the report except its lines. */
export interface ReportPanelState {
  readonly generation: number;
  /** The logs, used to restore the panel after VS Code is restarted. */
  readonly uris: readonly string[];
  /** The file name of the log, or the number of logs. */
  readonly logName: string;
  /** The time rule in a few words. */
  readonly ruleName: string;
  readonly columns: readonly string[];
  /** The months of the report, latest first, as `YYYY-MM` and name. */
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
    /** `$6,141.01`; '' without fees. */
    readonly estimate: string;
    readonly estimateNote: string;
  };
  /** The claims by state, for the filter. */
  readonly states: readonly PanelState[];
  readonly leftOut: readonly LeftOutReason[];
  /** `12 patient-months (345.5 min): two initial assessments`, the months without a code because of errors, or ''. */
  readonly withoutCode: string;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** A sentence about why there can't be a report for the log; '' if there can. */
  readonly obstacle: string;
  /** What the figures depend on and the lines don't show, such as errors in the configuration, in sentences. */
  readonly statements: readonly string[];
  /** What neither the logs nor the configuration show, one line for each log. */
  readonly assumed: readonly string[];
  /** The files that aren't included, and why. */
  readonly failed: readonly { readonly name: string; readonly sentence: string }[];
  /** Only while the view is visible, to avoid computing it at every keystroke. */
  readonly worklist: PanelWorklist | undefined;
  readonly billed: PanelBilled | undefined;
  readonly caseload: PanelCaseload | undefined;
  readonly charts: readonly Chart[] | undefined;
}

export interface ReportPanelLines {
  readonly generation: number;
  readonly start: number;
  readonly lines: readonly ReportPanelLine[];
}

export type HostToReport =
  /** Sent after `ready` and after every change, with the current content of the lines that the panel last requested. */
  | { readonly type: 'state'; readonly state: ReportPanelState; readonly window: ReportPanelLines }
  | { readonly type: 'lines'; readonly window: ReportPanelLines }
  /** The entries of the requested line, sent again after every change; empty if the line no longer exists. */
  | {
      readonly type: 'entries';
      readonly key: string;
      readonly entries: readonly PanelEntry[];
      readonly why: readonly string[];
      readonly reasons: readonly PanelReason[];
    }
  /** The next claim to look at, to be made active. */
  | { readonly type: 'showClaim'; readonly key: string; readonly index: number };

const reportToHost = v.variant('type', [
  ready,
  requestLines,
  v.object({ type: v.literal('choose'), choice }),
  v.object({ type: v.literal('showView'), view: v.picklist(PANEL_VIEWS) }),
  /** Requests the entries of this line until another line is requested; '' for none. */
  v.object({ type: v.literal('requestEntries'), key: v.string() }),
  /** Requests the next claim to look at after this line, with its entries; '' for the first one. */
  v.object({ type: v.literal('requestNextClaim'), after: v.string() }),
  /** Shows the rows of this line in the log. */
  v.object({ type: v.literal('revealRows'), key: v.string() }),
  /** Creates the audit packet of this line. */
  v.object({ type: v.literal('createPacket'), key: v.string() }),
  /** Shows a line of a log, from 1. */
  v.object({
    type: v.literal('revealLine'),
    log: count,
    line: v.pipe(count, v.minValue(1)),
  }),
  decide,
  exportNewCharges,
  v.object({ type: v.literal('showProblems') }),
  v.object({ type: v.literal('export'), as: v.picklist(SHOWN_EXPORTS) }),
]);

export type ReportToHost = v.InferOutput<typeof reportToHost>;

/** Returns the message, or undefined if it isn't a valid message of the panel. */
export function readReportMessage(message: unknown): ReportToHost | undefined {
  const read = v.safeParse(reportToHost, message);
  return read.success ? read.output : undefined;
}
