import type { GridEntry, GridLine, GridLines } from '../../../protocol/gridMessages';
import type { LineRange } from '../../shared/virtualLines';

/** Names a line through edits, while its index changes. */
export type LineId = string;

export function getLineId(line: GridLine): LineId {
  return line.kind === 'entry' ? `row:${line.row}` : `band:${line.key}`;
}

/** How far from the lines that came last others are remembered, so that scrolling back a little costs nothing. */
const LINES_REMEMBERED = 2000;

/** The lines of one generation that the host has given so far. It never changes; `plus` makes another. */
export class LineWindow {
  static readonly NONE = new LineWindow(-1, new Map());

  private indexes: ReadonlyMap<LineId, number> | undefined;

  private constructor(
    readonly generation: number,
    private readonly lines: ReadonlyMap<number, GridLine>,
  ) {}

  /** With these lines too; without those of an earlier generation, whose places may be others by now. */
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

  /** These lines, with the very objects known already where a line says what it said before: it need not be drawn anew. */
  reuseEqualLines(window: GridLines): GridLines {
    const lines = window.lines.map((line) => {
      const index = this.indexOf(getLineId(line));
      const known = index === undefined ? undefined : this.at(index);
      return known ? reuseIfEqual(known, line) : line;
    });
    return { ...window, lines };
  }

  /** The line, or undefined while it has not come. */
  at(index: number): GridLine | undefined {
    return this.lines.get(index);
  }

  /** Where the line is, if it is among those that came. */
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

/** What is known already, if what has come says the same. Both came as messages, of plain values. */
export function reuseIfEqual<T>(known: T, come: T): T {
  return JSON.stringify(known) === JSON.stringify(come) ? known : come;
}

/** The last of the entries below the head of a group, as far as they have come. */
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
 * By how many lines what was in view has moved, so that the view can move along and nothing jumps. A single line may have
 * gone elsewhere for its own reasons (an edited date moves it to another month): two neighbours have to agree.
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
