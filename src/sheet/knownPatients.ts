import type { BilledLogs } from '../billing/billedLogs';
import type { Roster } from '../log/rows/roster';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { readMrn } from '../log/values/mrnText';
import { foldCase } from './cellFind';
import { patientName } from '../wording/monthFigures';

/** A patient of the log, to choose from a list. */
export interface Patient {
  readonly mrn: string;
  /** `Guzman, Holly`, or the MRN if the log has no name. */
  readonly name: string;
  readonly payer: string;
  /** The latest counted row, which has the current values of the patient. */
  readonly latestRow: RowId;
}

/** A patient for a new entry, from the log or only from the roster. */
export type KnownPatient = Omit<Patient, 'latestRow'> & { readonly latestRow: RowId | undefined };

/** Lists the patients of the log, with the latest entries first, because they are the most likely to get new entries. */
export function listPatients({ ledger, table }: BilledLogs): Patient[] {
  const patients: (Patient & { readonly latest: number })[] = [];
  let mrn: string | undefined;
  // The months of a patient are together, the latest first.
  for (const month of ledger.months()) {
    if (month.mrn !== mrn) {
      mrn = month.mrn;
      const { reported, latestRow } = month.summary;
      const name = patientName(reported.firstName, reported.lastName, mrn);
      patients.push({ mrn, name, payer: reported.payer, latestRow, latest: table.dateOf(latestRow) });
    }
  }
  return patients.sort((a, b) => b.latest - a.latest || (a.name < b.name ? -1 : 1));
}

/** Lists the patients of the log, as `listPatients` does, and then the patients who are only in the roster, by name. */
export function knownPatients(billed: BilledLogs, roster: Roster | undefined): KnownPatient[] {
  const logPatients = listPatients(billed);
  const known = new Set(logPatients.map(({ mrn }) => mrn));
  const others: KnownPatient[] = [];
  for (const { mrn, firstName, lastName, payer } of roster?.patients() ?? []) {
    if (!known.has(mrn)) {
      others.push({ mrn, name: patientName(firstName, lastName, mrn), payer, latestRow: undefined });
    }
  }
  return [...logPatients, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** Finds the patients with all typed words in their name (in any order) or MRN. */
export function findPatients<P extends Pick<KnownPatient, 'name' | 'mrn'>>(
  patients: readonly P[],
  typed: string,
  most: number,
): P[] {
  const words = foldCase(typed)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const found: P[] = [];
  for (const patient of patients) {
    const text = foldCase(`${patient.name} ${patient.mrn}`);
    if (words.every((word) => text.includes(word))) {
      found.push(patient);
    }
    if (found.length === most) {
      break;
    }
  }
  return found;
}

/** Returns the row to copy for a new entry of a patient, or undefined for an MRN that isn't in the log. */
export function findLatestRow({ ledger }: BilledLogs, mrn: string): RowId | undefined {
  return ledger.monthsOf(readMrn(mrn).mrn).at(-1)?.summary.latestRow;
}

/** Whether a patient of the log or of the roster has an MRN. A new patient can't have it. */
export function isKnownMrn(billed: BilledLogs, log: TimeLog, mrn: string): boolean {
  const { mrn: read } = readMrn(mrn);
  return findLatestRow(billed, mrn) !== undefined || log.options.roster?.findPatient(read) !== undefined;
}
