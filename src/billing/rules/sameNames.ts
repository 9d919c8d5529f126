/**
 * Returns a name or activity without case and extra spaces, so that `R. A` and `r.  a` are one staff member. Compare staff members
 * and tasks only by this text.
 */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
