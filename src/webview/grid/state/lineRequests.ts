import type { GridToHost } from '../../../protocol/gridMessages';
import { widenRange, type LineRange } from '../../shared/virtualLines';
import type { LineWindow } from './lineWindow';

/** A request includes this many lines around those in view. The next one follows when less than half of them are left. */
const LINES_AROUND = 150;
/** The host sends at most this many lines at once. */
const MAX_LINES = 1000;

/** Requests the lines around those in view, one request at a time. If a person scrolls on, only the latest place is requested. */
export class LineRequests {
  /** The lines in view. */
  visible: LineRange = { start: 0, end: 0 };
  private requested: LineRange = { start: 0, end: 0 };
  private isWaiting = false;

  constructor(private readonly post: (message: GridToHost) => void) {}

  /** Called when the requested lines have arrived. */
  completeRequest(): void {
    this.isWaiting = false;
  }

  /** Called when a new state has arrived with these lines. The lines in view have moved by `shift` lines. */
  receiveState(lines: LineWindow, lineCount: number, shift: number): void {
    this.isWaiting = false;
    const end = Math.min(this.requested.end, lineCount);
    if (!lines.has({ start: this.requested.start, end })) {
      this.requested = { start: 0, end: 0 };
    }
    this.visible = { start: this.visible.start + shift, end: this.visible.end + shift };
  }

  /** Requests lines if too few are loaded around those in view. */
  requestMissing(lineCount: number): void {
    if (this.isWaiting || this.visible.end <= this.visible.start) {
      return;
    }
    const near = widenRange(this.visible, LINES_AROUND / 2, lineCount);
    if (near.start >= this.requested.start && near.end <= this.requested.end) {
      return;
    }
    // The range goes beyond the last line, so that the host also sends rows that are added there.
    this.requested = widenRange(this.visible, LINES_AROUND, Number.POSITIVE_INFINITY);
    this.isWaiting = true;
    const { start, end } = this.requested;
    this.post({ type: 'requestLines', start, count: Math.min(end - start, MAX_LINES) });
  }
}
