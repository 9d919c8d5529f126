import type { BilledLogs } from '../billing/billedLogs';
import type { Roster } from '../log/rows/roster';
import type { RowId } from '../log/rows/rowId';
import { foldCase } from './cellFind';
import { patientName } from '../wording/monthFigures';

/** A patient of the log as people choose one. */
export interface Patient {
  readonly mrn: string;
  /** `Guzman, Holly`; the MRN where the log has no name. */
  readonly name: string;
  readonly payer: string;
  /** The row that knows most of the patient: the latest one that counts. */
  readonly latestRow: RowId;
}

/** A patient a new entry may be for: of the log, or one that only the roster names as yet. */
export type KnownPatient = Omit<Patient, 'latestRow'> & { readonly latestRow: RowId | undefined };

/** The patients of the log, those with the latest entries first: they are the ones that come again. */
export function listPatients({ ledger, table }: BilledLogs): Patient[] {
  const patients: (Patient & { readonly latest: number })[] = [];
  let mrn: string | undefined;
  // Months of a patient stand together, the latest first.
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

/** The patients of the log, as `listPatients` lists them, then by name those that the roster alone knows. */
export function knownPatients(billed: BilledLogs, roster: Roster | undefined): KnownPatient[] {
  const ofLog = listPatients(billed);
  const known = new Set(ofLog.map(({ mrn }) => mrn));
  const others: KnownPatient[] = [];
  for (const { mrn, firstName, lastName, payer } of roster?.patients() ?? []) {
    if (!known.has(mrn)) {
      others.push({ mrn, name: patientName(firstName, lastName, mrn), payer, latestRow: undefined });
    }
  }
  return [...ofLog, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** The patients whose name (in either order) or MRN holds every word that was typed. */
export function findPatients<P extends KnownPatient>(patients: readonly P[], typed: string, most: number): P[] {
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

/** The row a patient's new entry takes over from, or undefined for an MRN the log does not know. */
export function findLatestRow({ ledger }: BilledLogs, mrn: string): RowId | undefined {
  return ledger.monthsOf(mrn).at(-1)?.summary.latestRow;
}
