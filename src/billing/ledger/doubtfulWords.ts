import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowProblemBits } from '../audit/rowProblemBits';
import type { ContactFactsTable } from '../months/contactFacts';
import { CROSS_ROW_BITS } from '../problems/crossRowProblems';
import type { WordDoubt, WordProblemCode } from '../rules/vocabulary/doubts';
import { RowHeap } from './rowHeap';

/** A word that the vocabulary can't decide, with the rows that have it. */
export interface DoubtfulWord extends WordDoubt {
  readonly rows: number;
}

/** The rows of one word. */
class WordRows {
  readonly heap: RowHeap;
  /** The row with the problem. */
  markedRow: RowId | undefined;

  constructor(
    readonly doubt: WordDoubt,
    table: RowTable,
  ) {
    this.heap = new RowHeap(table.compare);
  }
}

/**
 * Counts the rows of every word that the vocabulary can't decide. The problem is on the topmost row of the word only. A row that
 * is added or removed changes only its own words.
 */
export class DoubtfulWords {
  private readonly byKey = new Map<string, WordRows>();
  private readonly changed = new Set<WordRows>();

  constructor(
    private readonly table: RowTable,
    private readonly contacts: ContactFactsTable,
    private readonly problemBits: RowProblemBits,
  ) {}

  /** Adds a row. Rows with errors are ignored, because their cells can be in the wrong columns. */
  add(row: RowId): void {
    const doubts = this.getDoubts(row);
    for (const doubt of doubts) {
      const word = this.byKey.get(doubt.key) ?? new WordRows(doubt, this.table);
      this.byKey.set(doubt.key, word);
      word.heap.add(row);
      this.changed.add(word);
    }
  }

  /** Removes a row. Its bits must have been cleared. */
  remove(row: RowId): void {
    for (const { key } of this.getDoubts(row)) {
      const word = this.byKey.get(key);
      if (word) {
        word.heap.delete(row);
        this.changed.add(word);
        word.markedRow = word.markedRow === row ? undefined : word.markedRow;
      }
    }
  }

  private getDoubts(row: RowId): readonly WordDoubt[] {
    return this.table.counts(row) ? this.contacts.get(row).doubts : [];
  }

  /** Moves the problem of each changed word to its topmost row. @returns the rows with a word that has changed */
  update(): RowId[] {
    const rows: RowId[] = [];
    for (const word of this.changed) {
      const { topmost } = word.heap;
      const before = word.markedRow;
      word.markedRow = topmost;
      if (before !== undefined && before !== topmost) {
        this.mark(before, word.doubt.code);
        rows.push(before);
      }
      if (topmost === undefined) {
        this.byKey.delete(word.doubt.key);
      } else {
        this.mark(topmost, word.doubt.code);
        rows.push(topmost);
      }
    }
    this.changed.clear();
    return rows;
  }

  /** Sets the bit of a problem if the row is the topmost row of any word with this problem. */
  private mark(row: RowId, code: WordProblemCode): void {
    const bit = CROSS_ROW_BITS[code];
    this.problemBits.set(row, bit, this.findReportedWord(row, code) ? bit : 0);
  }

  /** Returns the word that is reported on a row with this problem, if any. */
  findReportedWord(row: RowId, code: WordProblemCode): DoubtfulWord | undefined {
    for (const doubt of this.getDoubts(row)) {
      const word = doubt.code === code ? this.byKey.get(doubt.key) : undefined;
      if (word?.heap.topmost === row) {
        return { ...doubt, rows: word.heap.size };
      }
    }
    return undefined;
  }

  /** Lists all words, each with its topmost row. */
  list(): (DoubtfulWord & { readonly topmost: RowId })[] {
    return [...this.byKey.values()].flatMap(({ doubt, heap }) =>
      heap.topmost === undefined ? [] : [{ ...doubt, rows: heap.size, topmost: heap.topmost }],
    );
  }

  /** Checks whether a row has a word with this problem, even if the problem is reported on another row. */
  hasDoubt(row: RowId, code: WordProblemCode): boolean {
    return this.getDoubts(row).some((doubt) => doubt.code === code);
  }
}
