import { getSimilarMrnKey, haveSimilarSeparators } from './similarMrnKey';

const NONE: readonly string[] = [];

/** Finds MRNs that may be one patient's because they differ only in what spreadsheets and typing change. */
export class SimilarMrns {
  /** The MRN or MRNs by the text of their key. Usually there is only one, and a set for each would use a lot of memory. */
  private readonly byKey = new Map<string, string | ReadonlySet<string>>();
  private groups = 0;

  /** Adds an MRN. @returns the MRNs that can be similar to it */
  add(mrn: string): readonly string[] {
    const { text } = getSimilarMrnKey(mrn);
    const known = this.listByKey(text);
    this.store(text, [...known, mrn]);
    return known;
  }

  /** Removes an MRN. @returns the MRNs that could be similar to it */
  remove(mrn: string): readonly string[] {
    const { text } = getSimilarMrnKey(mrn);
    const others = this.listByKey(text).filter((other) => other !== mrn);
    this.store(text, others);
    return others;
  }

  /** Returns the other MRNs that are similar to an MRN, the longest first. The MRN doesn't have to be among those added. */
  findOthers(mrn: string): readonly string[] {
    const key = getSimilarMrnKey(mrn);
    const candidates = this.listByKey(key.text);
    if (candidates.length === 0 || (candidates.length === 1 && candidates[0] === mrn)) {
      return NONE;
    }
    return candidates
      .filter((other) => other !== mrn && haveSimilarSeparators(key, getSimilarMrnKey(other)))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** Whether any two MRNs can be similar. Usually none are, so no key has to be compared. */
  get hasAny(): boolean {
    return this.groups > 0;
  }

  /** Returns the only MRN that is similar to an MRN, or undefined if there is none or more than one. */
  findOther(mrn: string): string | undefined {
    const [only, second] = this.findOthers(mrn);
    return second === undefined ? only : undefined;
  }

  private listByKey(text: string): readonly string[] {
    const known = this.byKey.get(text);
    return known === undefined ? NONE : typeof known === 'string' ? [known] : [...known];
  }

  private store(text: string, mrns: readonly string[]): void {
    this.groups += (mrns.length > 1 ? 1 : 0) - (typeof this.byKey.get(text) === 'object' ? 1 : 0);
    const [only] = mrns;
    if (only === undefined) {
      this.byKey.delete(text);
    } else {
      this.byKey.set(text, mrns.length === 1 ? only : new Set(mrns));
    }
  }
}
