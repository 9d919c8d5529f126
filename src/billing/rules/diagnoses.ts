/** What a problems list says (sources.md 0.2 and 5.3). */
export interface Diagnoses {
  /** ICD-10-CM codes by their form, as written but in upper case, each once. */
  readonly codes: readonly string[];
  /** Words with a digit that are no such code. */
  readonly invalid: readonly string[];
  /** NPIs of psychiatric consultants, as `npi: 1234567893; codes: F33.1` names them. */
  readonly consultantNpis: readonly string[];
}

/** The form only: no list of codes is carried (sources.md 5.3). */
const ICD10 = /^[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?$/;
const CONSULTANT = /npi:\s*(\d+)/gi;
/** Longer lists are a note, not a list. */
const LONGEST_LIST = 5000;

const READINGS = new Map<string, Diagnoses>();

/** Reads a problems list; the separators in use are comma, semicolon, bar and blank. */
export function readDiagnoses(problemsList: string): Diagnoses {
  let known = READINGS.get(problemsList);
  if (!known) {
    known = read(problemsList.slice(0, LONGEST_LIST));
    // Lists repeat from month to month; texts without end must not grow the memory without bound.
    if (READINGS.size > 10_000) {
      READINGS.clear();
    }
    READINGS.set(problemsList, known);
  }
  return known;
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

/** Whether a diagnosis is a mental, behavioral or neurodevelopmental one. */
export function isBehavioral(code: string): boolean {
  return code.startsWith('F');
}
