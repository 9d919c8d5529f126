import { hashToLetters } from '../report/claims/letterHash';

/** Returns the name of the lock file next to a file. It's short, because the name of the file can be as long as names can be. */
export function lockFileName(fileName: string): string {
  return `.cocm-billing-${hashToLetters(fileName)}.lock`;
}
