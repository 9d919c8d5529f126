/** How an MRN is similar to another MRN in the same logs. */
export interface SimilarMrn {
  readonly code: 'CB034' | 'CB035';
  /** The other MRN. */
  readonly mrn: string;
}

/** Finds MRNs that differ only in leading zeros or in case, which may be one patient. */
export class SimilarMrns {
  /** The MRN or MRNs by normalized form. Usually there is only one, and a set for each would use a lot of memory. */
  private readonly byNormalized = new Map<string, string | ReadonlySet<string>>();
  private groups = 0;

  /** Adds an MRN. @returns the MRNs that are similar to it */
  add(mrn: string): readonly string[] {
    const normalized = normalizeMrn(mrn);
    const alike = this.findAlike(normalized);
    this.store(normalized, [...alike, mrn]);
    return alike;
  }

  /** Removes an MRN. @returns the MRNs that were similar to it */
  remove(mrn: string): readonly string[] {
    const normalized = normalizeMrn(mrn);
    const others = this.findAlike(normalized).filter((other) => other !== mrn);
    this.store(normalized, others);
    return others;
  }

  private findAlike(normalized: string): readonly string[] {
    const known = this.byNormalized.get(normalized);
    return known === undefined ? [] : typeof known === 'string' ? [known] : [...known];
  }

  private store(normalized: string, mrns: readonly string[]): void {
    this.groups += (mrns.length > 1 ? 1 : 0) - (typeof this.byNormalized.get(normalized) === 'object' ? 1 : 0);
    const [only] = mrns;
    if (only === undefined) {
      this.byNormalized.delete(normalized);
    } else {
      this.byNormalized.set(normalized, mrns.length === 1 ? only : new Set(mrns));
    }
  }

  /** Returns a similar MRN: CB034 if this one lacks leading zeros, CB035 if they differ only in case. */
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

/** Returns an MRN without leading zeros and in lowercase. */
function normalizeMrn(mrn: string): string {
  return mrn.toLowerCase().replace(/^0+(?=.)/, '');
}
