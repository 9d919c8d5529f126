import type { GridToHost } from '../../../protocol/gridMessages';
import { widened, type LineRange } from '../../shared/virtualLines';
import type { LineWindow } from './lineWindow';

/** A request brings this many lines around those in view, and is made when less than half of them are left. */
const LINES_AROUND = 150;
/** The host gives no more at once. */
const MOST_LINES = 1000;

/** Asks the host for lines around those in view: one request at a time, while scrolling outruns it only for the newest place. */
export class LineRequests {
  /** The lines in view. */
  visible: LineRange = { start: 0, end: 0 };
  private asked: LineRange = { start: 0, end: 0 };
  private isWaiting = false;

  constructor(private readonly post: (message: GridToHost) => void) {}

  /** The lines asked for have come. */
  answered(): void {
    this.isWaiting = false;
  }

  /** A new state has come with these lines, and what was in view has moved by so many lines. */
  begin(lines: LineWindow, lineCount: number, shift: number): void {
    this.isWaiting = false;
    const end = Math.min(this.asked.end, lineCount);
    if (!lines.has({ start: this.asked.start, end })) {
      this.asked = { start: 0, end: 0 };
    }
    this.visible = { start: this.visible.start + shift, end: this.visible.end + shift };
  }

  ask(lineCount: number): void {
    if (this.isWaiting || this.visible.end <= this.visible.start) {
      return;
    }
    const near = widened(this.visible, LINES_AROUND / 2, lineCount);
    if (near.start >= this.asked.start && near.end <= this.asked.end) {
      return;
    }
    // Beyond the last line too: the host then sends rows that are added there without being asked.
    this.asked = widened(this.visible, LINES_AROUND, Number.POSITIVE_INFINITY);
    this.isWaiting = true;
    const { start, end } = this.asked;
    this.post({ type: 'requestLines', start, count: Math.min(end - start, MOST_LINES) });
  }
}
