/**
 * Counts of rows by a number for what they show. Most edits replace a row by one that shows the same, so the counts know
 * whether they differ from those of the last decision, and an edit that changes nothing costs nothing more.
 */
export class EvidenceCounts {
  private readonly rows: Int32Array;
  private readonly decided: Int32Array;
  private differing = 0;

  /** @param size the number of different things that a row can show */
  constructor(size: number) {
    this.rows = new Int32Array(size);
    this.decided = new Int32Array(size);
  }

  /** @param shown from 0 to the size - 1 */
  add(shown: number, by: number): void {
    const before = this.rows[shown] ?? 0;
    const decided = this.decided[shown] ?? 0;
    this.rows[shown] = before + by;
    this.differing += Number(before + by !== decided) - Number(before !== decided);
  }

  /** Returns the number of rows that show something. */
  get(shown: number): number {
    return this.rows[shown] ?? 0;
  }

  /** Whether the counts differ from those at the last {@link markDecided}. */
  get hasChanged(): boolean {
    return this.differing > 0;
  }

  /** Remembers the counts as those of the last decision. */
  markDecided(): void {
    if (this.differing > 0) {
      this.decided.set(this.rows);
      this.differing = 0;
    }
  }

  /** Calls `visit` for everything that at least one row shows. */
  forEach(visit: (shown: number, rows: number) => void): void {
    this.rows.forEach((rows, shown) => {
      if (rows > 0) {
        visit(shown, rows);
      }
    });
  }
}
