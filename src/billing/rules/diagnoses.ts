/** The contents of a problems list (sources.md 0.2 and 5.3). */
export interface Diagnoses {
  /** The values in the ICD-10-CM format, in uppercase and each once. */
  readonly codes: readonly string[];
  /** The other values that contain a digit. */
  readonly invalid: readonly string[];
  /** The NPIs of psychiatric consultants, which are written as `npi: 1234567893; codes: F33.1`. */
  readonly consultantNpis: readonly string[];
}

/** Only the format is checked. There's no list of codes (sources.md 5.3). */
const ICD10 = /^[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?$/;
const CONSULTANT = /npi:\s*(\d+)/gi;
/** Longer texts are notes, not lists. */
const LONGEST_LIST = 5000;

const CACHE = new Map<string, Diagnoses>();

/** Reads a problems list. The separators are commas, semicolons, vertical bars, and spaces. */
export function readDiagnoses(problemsList: string): Diagnoses {
  let diagnoses = CACHE.get(problemsList);
  if (!diagnoses) {
    diagnoses = read(problemsList.slice(0, LONGEST_LIST));
    // Lists repeat from month to month, but the cache must not grow without a limit.
    if (CACHE.size > 10_000) {
      CACHE.clear();
    }
    CACHE.set(problemsList, diagnoses);
  }
  return diagnoses;
}

function read(problemsList: string): Diagnoses {
  const consultantNpis = [...problemsList.matchAll(CONSULTANT)].flatMap(([, npi]) => npi ?? []);
  const words = problemsList
    .replace(CONSULTANT, ' ')
    .replace(/codes:/gi, ' ')
    .split(/[\s,;|]+/)
    .map((word) => word.toUpperCase().replace(/[.:]+$/, ''))
    .filter((word) => /\d/.test(word));
  return {
    codes: [...new Set(words.filter((word) => ICD10.test(word)))],
    invalid: [...new Set(words.filter((word) => !ICD10.test(word)))],
    consultantNpis: [...new Set(consultantNpis)],
  };
}

/** Checks whether a code is for a mental, behavioral, or neurodevelopmental disorder. */
export function isBehavioral(code: string): boolean {
  return code.startsWith('F');
}
