/** How an MRN resembles another of the same logs. */
export interface Likeness {
  readonly code: 'CB034' | 'CB035';
  /** The MRN that this one probably was, or could be. */
  readonly other: string;
}

/** Finds MRNs that are the same but for leading zeros or for case: one patient that a spreadsheet or a slip made two. */
export class Lookalikes {
  private readonly byPlain = new Map<string, Set<string>>();

  /** @returns the MRNs that resemble it */
  add(mrn: string): readonly string[] {
    const plain = plainOf(mrn);
    const alike = this.byPlain.get(plain);
    if (!alike) {
      this.byPlain.set(plain, new Set([mrn]));
      return [];
    }
    const others = [...alike];
    alike.add(mrn);
    return others;
  }

  /** @returns the MRNs that resemble it */
  remove(mrn: string): readonly string[] {
    const plain = plainOf(mrn);
    const alike = this.byPlain.get(plain);
    alike?.delete(mrn);
    if (alike?.size === 0) {
      this.byPlain.delete(plain);
    }
    return [...(alike ?? [])];
  }

  /** What is odd about an MRN: CB034 for one that has lost zeros, CB035 for one that differs in case alone. */
  likenessOf(mrn: string): Likeness | undefined {
    const alike = this.byPlain.get(plainOf(mrn));
    if (alike === undefined || alike.size < 2) {
      return undefined;
    }
    const others = [...alike].filter((other) => other !== mrn).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const longer = others.find((other) => other.length > mrn.length);
    const equal = others.find((other) => other.length === mrn.length);
    if (longer !== undefined) {
      return { code: 'CB034', other: longer };
    }
    return equal === undefined ? undefined : { code: 'CB035', other: equal };
  }
}

/** What stays the same of an MRN when zeros before it or its case are lost. */
function plainOf(mrn: string): string {
  return mrn.toLowerCase().replace(/^0+(?=.)/, '');
}
