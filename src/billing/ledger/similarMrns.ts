import type { SimilarMrns } from '../../log/values/similarMrns';

/** An MRN that may be the same patient's. */
export interface SimilarMrn {
  /** CB034: zeros at the start are the difference. CB035: case is. CB039: anything else that typing and spreadsheets change. */
  readonly code: 'CB034' | 'CB035' | 'CB039';
  /** The other MRN. */
  readonly mrn: string;
}

/** Returns the MRN that is most similar to an MRN of the logs, or undefined if none is similar. */
export function findSimilarMrn(mrns: SimilarMrns, mrn: string): SimilarMrn | undefined {
  const similar = mrns.hasAny
    ? mrns.findOthers(mrn).map((other): SimilarMrn => ({ code: findDifference(mrn, other), mrn: other }))
    : [];
  return CODES.flatMap((code) => similar.find((each) => each.code === code) ?? [])[0];
}

const CODES = ['CB034', 'CB035', 'CB039'] as const;

function findDifference(a: string, b: string): SimilarMrn['code'] {
  if (a.toLowerCase() === b.toLowerCase()) {
    return 'CB035';
  }
  return withoutZeros(a) === withoutZeros(b) ? 'CB034' : 'CB039';
}

function withoutZeros(mrn: string): string {
  return mrn.toLowerCase().replace(/^0+(?=.)/, '');
}

const ADDED = /^(?:mrn?\b|#|no\b)|^\d[\d,]*[.,]0+$|^\d{1,3}(?:,\d{3})+$/i;

/**
 * Returns which of two similar MRNs is probably right: the one that still has its zeros, or the one without a label, decimals, and
 * grouping. Returns undefined if they don't show it.
 */
export function findProbableMrn(a: string, b: string): string | undefined {
  if (findDifference(a, b) === 'CB034') {
    return a.length > b.length ? a : b;
  }
  const [isAdded, isAddedToOther] = [ADDED.test(a), ADDED.test(b)];
  return isAdded === isAddedToOther ? undefined : isAdded ? b : a;
}
