import type {
  HostToReport,
  PanelEntry,
  ReportPanelLine,
  ReportPanelLines,
  ReportPanelState,
} from '../../protocol/reportMessages';

/** What the panel shows: the host's last word and nothing of its own but which lines have just changed. */
export interface PanelModel {
  readonly state: ReportPanelState;
  readonly window: ReportPanelLines;
  /** Keys of the lines that came out different with the last change of the log. */
  readonly changed: ReadonlySet<string>;
  /** The entries of the line that was asked for last, or undefined while none is. */
  readonly entries: EntriesOfLine | undefined;
}

export interface EntriesOfLine {
  readonly key: string;
  readonly entries: readonly PanelEntry[];
  /** Why the line has its codes, in sentences. */
  readonly why: readonly string[];
}

const NONE: ReadonlySet<string> = new Set();

/** The model after a message of the host; the same one when the message is of no more use. */
export function applyMessage(model: PanelModel | undefined, message: HostToReport): PanelModel | undefined {
  if (message.type === 'lines') {
    // Lines of another generation than the state: the state that belongs to them brings them again.
    return model?.state.generation === message.window.generation ? { ...model, window: message.window } : model;
  }
  if (message.type === 'entries') {
    return model && { ...model, entries: message.entries.length > 0 ? message : undefined };
  }
  const { state, window } = message;
  const changed = model && isSameReport(model.state, state) ? findChangedKeys(model.window, window) : NONE;
  return { state, window, changed, entries: model?.entries };
}

/** Whether both show the same lines, if changed by edits: another choice or log is no change of the lines. */
export function isSameReport(a: ReportPanelState, b: ReportPanelState): boolean {
  return a.logName === b.logName && a.ruleName === b.ruleName && getChoiceKey(a) === getChoiceKey(b);
}

/** What is chosen, in one text. */
export function getChoiceKey({ choice: { month, payer, npi, order } }: ReportPanelState): string {
  return JSON.stringify([month, payer, npi, order?.column, order?.isDescending]);
}

export function clearEntries(model: PanelModel): PanelModel {
  return { ...model, entries: undefined };
}

export function clearChanged(model: PanelModel): PanelModel {
  return { ...model, changed: NONE };
}

/**
 * The lines that are different now, and those that are new. Only what stood in both windows can be compared: a line is new
 * only if its neighbours were neighbours before, else it may just have moved into the window.
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
    a.next === b.next &&
    a.monthKind === b.monthKind &&
    a.entryCount === b.entryCount &&
    a.leftOutCount === b.leftOutCount &&
    a.cells.length === b.cells.length &&
    a.cells.every((cell, column) => cell === b.cells[column])
  );
}

/** The line at this place of the report, or undefined while the host has not given it. */
export function getLine({ start, lines }: ReportPanelLines, index: number): ReportPanelLine | undefined {
  return lines[index - start];
}

/** Where a line stands in the report now, or undefined when the window does not hold it. */
export function findLineIndex({ start, lines }: ReportPanelLines, key: string): number | undefined {
  const place = lines.findIndex((line) => line.key === key);
  return place < 0 ? undefined : start + place;
}
