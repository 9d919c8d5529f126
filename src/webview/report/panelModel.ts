import type {
  HostToReport,
  PanelEntry,
  PanelReason,
  ReportPanelLine,
  ReportPanelLines,
  ReportPanelState,
} from '../../protocol/reportMessages';

/** What the panel shows: the latest state from the host, and which lines have just changed. */
export interface PanelModel {
  readonly state: ReportPanelState;
  readonly window: ReportPanelLines;
  /** Keys of the lines that the last change of the log has changed. */
  readonly changed: ReadonlySet<string>;
  /** The entries of the last requested line, or undefined if none are shown. */
  readonly entries: EntriesOfLine | undefined;
  /** The last claim that was requested to be looked at. */
  readonly shownClaim?: ShownClaim | undefined;
}

export interface EntriesOfLine {
  readonly key: string;
  readonly entries: readonly PanelEntry[];
  /** Why the line has its codes, in sentences. */
  readonly why: readonly string[];
  /** Why the claim of the line is checked or held. */
  readonly reasons: readonly PanelReason[];
}

/** The claim that the host has made active. Each request is a new object. */
export interface ShownClaim {
  readonly key: string;
  readonly index: number;
}

const NONE: ReadonlySet<string> = new Set();

/** Returns the model after a message from the host, or the same model if the message is out of date. */
export function applyMessage(model: PanelModel | undefined, message: HostToReport): PanelModel | undefined {
  if (message.type === 'lines') {
    // Lines of another generation are ignored. Their state includes them.
    return model?.state.generation === message.window.generation ? { ...model, window: message.window } : model;
  }
  if (message.type === 'entries') {
    return model && { ...model, entries: message.entries.length > 0 ? message : undefined };
  }
  if (message.type === 'showClaim') {
    return model && { ...model, shownClaim: { key: message.key, index: message.index } };
  }
  const { state, window } = message;
  const changed = model && isSameReport(model.state, state) ? findChangedKeys(model.window, window) : NONE;
  return { state, window, changed, entries: model?.entries, shownClaim: model?.shownClaim };
}

/** Whether both states show the same lines, except for edits. With another filter or log, the lines are different ones. */
export function isSameReport(a: ReportPanelState, b: ReportPanelState): boolean {
  return a.logName === b.logName && a.ruleName === b.ruleName && getChoiceKey(a) === getChoiceKey(b);
}

/** Returns the filters and the order as one string. */
export function getChoiceKey({ choice: { month, payer, npi, state, order } }: ReportPanelState): string {
  return JSON.stringify([month, payer, npi, state, order?.column, order?.isDescending]);
}

/** Returns the model without entries. */
export function clearEntries(model: PanelModel): PanelModel {
  return { ...model, entries: undefined };
}

/** Returns the model without marked lines. */
export function clearChanged(model: PanelModel): PanelModel {
  return { ...model, changed: NONE };
}

/**
 * Returns the keys of the lines that are changed or new. A line that isn't in the earlier window is new only if the lines around
 * it were next to each other there. Otherwise it may only have moved into the window.
 */
export function findChangedKeys(before: ReportPanelLines, after: ReportPanelLines): ReadonlySet<string> {
  const places = new Map(before.lines.map((line, place) => [line.key, place]));
  const changed = after.lines.filter((line, index) => {
    const place = places.get(line.key);
    const old = place === undefined ? undefined : before.lines[place];
    if (old) {
      return !hasSameFigures(old, line);
    }
    const isFirst = after.start === 0 && index === 0;
    const above = isFirst ? before.start - 1 : places.get(after.lines[index - 1]?.key ?? '');
    const isLast = index === after.lines.length - 1;
    const below = isLast ? before.lines.length : places.get(after.lines[index + 1]?.key ?? '');
    return above !== undefined && below === above + 1;
  });
  return new Set(changed.map(({ key }) => key));
}

function hasSameFigures(a: ReportPanelLine, b: ReportPanelLine): boolean {
  return (
    a.codes === b.codes &&
    a.state === b.state &&
    a.decision === b.decision &&
    a.reasons.length === b.reasons.length &&
    a.reasons.every((reason, place) => reason === b.reasons[place]) &&
    a.next === b.next &&
    a.monthKind === b.monthKind &&
    a.entryCount === b.entryCount &&
    a.leftOutCount === b.leftOutCount &&
    a.unplaced === b.unplaced &&
    a.cells.length === b.cells.length &&
    a.cells.every((cell, column) => cell === b.cells[column])
  );
}

/** Returns the line at an index of the report, or undefined if it isn't loaded. */
export function getLine({ start, lines }: ReportPanelLines, index: number): ReportPanelLine | undefined {
  return lines[index - start];
}

/** Returns the index of a line in the report, or undefined if it isn't loaded. */
export function findLineIndex({ start, lines }: ReportPanelLines, key: string): number | undefined {
  const place = lines.findIndex((line) => line.key === key);
  return place < 0 ? undefined : start + place;
}
