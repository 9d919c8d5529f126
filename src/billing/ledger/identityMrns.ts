/** The first two MRNs in order, from which the other MRN of each MRN follows. */
interface FirstMrns {
  readonly first: string | undefined;
  readonly second: string | undefined;
}

const NO_MRNS: FirstMrns = { first: undefined, second: undefined };

/** The MRNs with one name and date of birth. Usually there's one. */
export class IdentityMrns {
  /** The number of attributes by MRN. */
  private readonly counts = new Map<string, number>();
  /** Undefined after one of the two was removed, until they're needed. */
  private current: FirstMrns | undefined = NO_MRNS;
  /** What {@link takeChanged} compared last. */
  private taken: FirstMrns = NO_MRNS;

  /** The number of MRNs. */
  get size(): number {
    return this.counts.size;
  }

  /** Whether there are several MRNs, or were at the last {@link takeChanged}. */
  get hasBeenShared(): boolean {
    return this.size > 1 || this.taken.second !== undefined;
  }

  /** Adds attributes with an MRN. @returns whether the MRN is new */
  add(mrn: string): boolean {
    const before = this.counts.get(mrn) ?? 0;
    this.counts.set(mrn, before + 1);
    if (before === 0) {
      this.current &&= insertMrn(this.current, mrn);
    }
    return before === 0;
  }

  /** Removes attributes with an MRN. @returns whether the MRN has no other attributes */
  remove(mrn: string): boolean {
    const left = (this.counts.get(mrn) ?? 0) - 1;
    if (left > 0) {
      this.counts.set(mrn, left);
      return false;
    }
    this.counts.delete(mrn);
    if (mrn === this.current?.first || mrn === this.current?.second) {
      this.current = undefined;
    }
    return true;
  }

  /** Returns the first MRN in order that isn't this one; undefined if there is none. */
  findOther(mrn: string): string | undefined {
    const { first, second } = this.findFirst();
    return first === mrn ? second : first;
  }

  /** Returns the MRNs whose other MRN has changed since the last call. An MRN that was added isn't always among them. */
  takeChanged(): Iterable<string> {
    const [before, now] = [this.taken, this.findFirst()];
    this.taken = now;
    if (before.first !== now.first) {
      return this.counts.keys();
    }
    return before.second === now.second || now.first === undefined ? [] : [now.first];
  }

  private findFirst(): FirstMrns {
    if (!this.current) {
      let found = NO_MRNS;
      for (const mrn of this.counts.keys()) {
        found = insertMrn(found, mrn);
      }
      this.current = found;
    }
    return this.current;
  }
}

function insertMrn(mrns: FirstMrns, mrn: string): FirstMrns {
  const { first, second } = mrns;
  if (first === undefined || mrn < first) {
    return { first: mrn, second: first };
  }
  return second === undefined || mrn < second ? { first, second: mrn } : mrns;
}
