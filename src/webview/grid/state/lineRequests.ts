import type { GridToHost } from '../../../protocol/gridMessages';
import { widenRange, type LineRange } from '../../shared/virtualLines';
import type { LineWindow } from './lineWindow';

/** A request brings this many lines around those in view, and is made when less than half of them are left. */
const LINES_AROUND = 150;
/** The host gives no more at once. */
const MOST_LINES = 1000;

/** Asks the host for lines around those in view: one request at a time, while scrolling outruns it only for the newest place. */
export class LineRequests {
  /** The lines in view. */
  visible: LineRange = { start: 0, end: 0 };
  private requested: LineRange = { start: 0, end: 0 };
  private isWaiting = false;

  constructor(private readonly post: (message: GridToHost) => void) {}

  /** The lines asked for have come. */
  completeRequest(): void {
    this.isWaiting = false;
  }

  /** A new state has come with these lines, and what was in view has moved by so many lines. */
  receiveState(lines: LineWindow, lineCount: number, shift: number): void {
    this.isWaiting = false;
    const end = Math.min(this.requested.end, lineCount);
    if (!lines.has({ start: this.requested.start, end })) {
      this.requested = { start: 0, end: 0 };
    }
    this.visible = { start: this.visible.start + shift, end: this.visible.end + shift };
  }

  requestMissing(lineCount: number): void {
    if (this.isWaiting || this.visible.end <= this.visible.start) {
      return;
    }
    const near = widenRange(this.visible, LINES_AROUND / 2, lineCount);
    if (near.start >= this.requested.start && near.end <= this.requested.end) {
      return;
    }
    // Beyond the last line too: the host then sends rows that are added there without being asked.
    this.requested = widenRange(this.visible, LINES_AROUND, Number.POSITIVE_INFINITY);
    this.isWaiting = true;
    const { start, end } = this.requested;
    this.post({ type: 'requestLines', start, count: Math.min(end - start, MOST_LINES) });
  }
}
