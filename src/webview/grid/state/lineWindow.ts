import type { GridEntry, GridLine, GridLines } from '../../../protocol/gridMessages';
import type { LineRange } from '../../shared/virtualLines';

/** Identifies a line across edits, while its index changes. */
export type LineId = string;

export function getLineId(line: GridLine): LineId {
  return line.kind === 'entry' ? `row:${line.row}` : `band:${line.key}`;
}

/** How many lines around the latest lines stay loaded, so that a person can scroll back without a request. */
const LINES_REMEMBERED = 2000;

/** The lines of one generation that are loaded. A window never changes; `plus` creates a new one. */
export class LineWindow {
  static readonly NONE = new LineWindow(-1, new Map());

  private indexes: ReadonlyMap<LineId, number> | undefined;

  private constructor(
    readonly generation: number,
    private readonly lines: ReadonlyMap<number, GridLine>,
  ) {}

  /** Returns a window that includes these lines. Lines of an earlier generation are dropped, because they may have moved. */
  plus({ generation, start, lines }: GridLines): LineWindow {
    if (generation < this.generation) {
      return this;
    }
    const all = new Map<number, GridLine>();
    if (generation === this.generation) {
      for (const [index, line] of this.lines) {
        if (index >= start - LINES_REMEMBERED && index < start + lines.length + LINES_REMEMBERED) {
          all.set(index, line);
        }
      }
    }
    lines.forEach((line, offset) => all.set(start + offset, line));
    return new LineWindow(generation, all);
  }

  /** Returns these lines, with the loaded object for each unchanged line, so that its row isn't redrawn. */
  reuseEqualLines(window: GridLines): GridLines {
    const lines = window.lines.map((line) => {
      const index = this.indexOf(getLineId(line));
      const known = index === undefined ? undefined : this.at(index);
      return known ? reuseIfEqual(known, line) : line;
    });
    return { ...window, lines };
  }

  /** Returns a line, or undefined if it isn't loaded. */
  at(index: number): GridLine | undefined {
    return this.lines.get(index);
  }

  /** The index of the topmost line that is loaded; 0 if there is none. */
  get firstLoaded(): number {
    let first: number | undefined;
    for (const index of this.lines.keys()) {
      first = first === undefined || index < first ? index : first;
    }
    return first ?? 0;
  }

  /** Returns the index of a line, or undefined if it isn't loaded. */
  indexOf(id: LineId): number | undefined {
    this.indexes ??= new Map(Array.from(this.lines, ([index, line]) => [getLineId(line), index]));
    return this.indexes.get(id);
  }

  has({ start, end }: LineRange): boolean {
    for (let index = start; index < end; index++) {
      if (!this.lines.has(index)) {
        return false;
      }
    }
    return true;
  }
}

/** Returns the known object if the received one is equal. Both are plain values from messages. */
export function reuseIfEqual<T>(known: T, received: T): T {
  return JSON.stringify(known) === JSON.stringify(received) ? known : received;
}

/** Returns the last loaded entry below a band, or undefined if there is none. */
export function findLastEntryBelow(lines: LineWindow, head: number): GridEntry | undefined {
  let last: GridEntry | undefined;
  for (let index = head + 1; ; index++) {
    const line = lines.at(index);
    if (line?.kind !== 'entry') {
      return last;
    }
    last = line;
  }
}

/**
 * Returns by how many lines the lines in view have moved, so that the view can follow them. A single line can move alone, such
 * as when an edited date puts it in another month, so two consecutive lines must have moved by the same number.
 */
export function getLineShift(before: LineWindow, after: LineWindow, visible: LineRange): number {
  let previous: number | undefined;
  for (let index = visible.start; index < visible.end; index++) {
    const line = before.at(index);
    const now = line && after.indexOf(getLineId(line));
    if (now !== undefined) {
      if (now - index === previous) {
        return previous;
      }
      previous = now - index;
    }
  }
  return 0;
}
