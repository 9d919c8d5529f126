/**
 * Returns a name or activity without case and extra spaces, so that `R. A` and `r.  a` are one staff member. Compare staff members,
 * tasks, and a patient's values in two files only by this text.
 */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The first spelling of each name, for lists in which different spellings of a name are one. */
export class FirstSpellings {
  private readonly spellings = new Map<string, string>();

  /** Returns the first spelling of a name. */
  find(name: string): string {
    const key = foldName(name);
    const known = this.spellings.get(key);
    if (known !== undefined) {
      return known;
    }
    const spelling = name.trim().replace(/\s+/g, ' ');
    this.spellings.set(key, spelling);
    return spelling;
  }
}
