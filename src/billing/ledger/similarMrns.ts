/** How an MRN resembles another of the same logs. */
export interface SimilarMrn {
  readonly code: 'CB034' | 'CB035';
  /** The MRN that this one probably was, or could be. */
  readonly mrn: string;
}

/** Finds MRNs that are the same but for leading zeros or for case: one patient that a spreadsheet or a slip made two. */
export class SimilarMrns {
  /** The one MRN of this plain form, or those that are alike: mostly it is one, and a set for each would take much room. */
  private readonly byPlain = new Map<string, string | ReadonlySet<string>>();
  private groups = 0;

  /** @returns the MRNs that resemble it */
  add(mrn: string): readonly string[] {
    const plain = normalizeMrn(mrn);
    const alike = this.findAlike(plain);
    this.store(plain, [...alike, mrn]);
    return alike;
  }

  /** @returns the MRNs that resemble it */
  remove(mrn: string): readonly string[] {
    const plain = normalizeMrn(mrn);
    const others = this.findAlike(plain).filter((other) => other !== mrn);
    this.store(plain, others);
    return others;
  }

  private findAlike(plain: string): readonly string[] {
    const known = this.byPlain.get(plain);
    return known === undefined ? [] : typeof known === 'string' ? [known] : [...known];
  }

  private store(plain: string, mrns: readonly string[]): void {
    this.groups += (mrns.length > 1 ? 1 : 0) - (typeof this.byPlain.get(plain) === 'object' ? 1 : 0);
    const [only] = mrns;
    if (only === undefined) {
      this.byPlain.delete(plain);
    } else {
      this.byPlain.set(plain, mrns.length === 1 ? only : new Set(mrns));
    }
  }

  /** What is odd about an MRN: CB034 for one that has lost zeros, CB035 for one that differs in case alone. */
  find(mrn: string): SimilarMrn | undefined {
    const alike = this.groups === 0 ? [] : this.findAlike(normalizeMrn(mrn));
    if (alike.length < 2) {
      return undefined;
    }
    const others = alike.filter((other) => other !== mrn).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const longer = others.find((other) => other.length > mrn.length);
    const equal = others.find((other) => other.length === mrn.length);
    if (longer !== undefined) {
      return { code: 'CB034', mrn: longer };
    }
    return equal === undefined ? undefined : { code: 'CB035', mrn: equal };
  }
}

/** What stays the same of an MRN when zeros before it or its case are lost. */
function normalizeMrn(mrn: string): string {
  return mrn.toLowerCase().replace(/^0+(?=.)/, '');
}
