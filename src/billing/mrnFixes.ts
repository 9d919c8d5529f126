import { createAnswerFix, isIndependent, readFixedRow, type Fix, type FixedRow } from '../log/fixes/fix';
import { rewriteCell } from '../log/fixes/rowFixes';
import type { TextEdit } from '../log/csv/edits';
import { createFormOf, LONGEST_MRN_FORM } from '../log/values/mrnForms';
import { isFormulaError } from '../log/values/spreadsheetDamage';
import type { BilledLogs } from './billedLogs';
import { findProbableMrn, findSimilarMrn } from './ledger/similarMrns';
import { t } from '../text/text';

/** With more forms than these, the MRNs don't have a form that could be set. */
const MOST_FORMS = 8;
const MONTH_NAME = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

/**
 * Returns the fix for two similar MRNs (CB034, CB035, CB039): all rows of the probably wrong one get the other one. If neither is
 * probably wrong, the rows of this patient do. A person has to check whether it's the same patient.
 */
export function createSimilarMrnFix(billed: BilledLogs, at: FixedRow): Fix[] {
  const { mrn } = at.log.table.attributesOf(at.row);
  const similar = findSimilarMrn(billed.ledger.similarMrns, mrn);
  if (!similar) {
    return [];
  }
  const to = findProbableMrn(mrn, similar.mrn) ?? similar.mrn;
  return createMrnChange(billed, at, to === mrn ? similar.mrn : mrn, to);
}

/** Returns the fix for a mistyped MRN (CB170): its rows get the other one. A person has to check whether it's the same patient. */
export function createMistypedMrnFix(billed: BilledLogs, at: FixedRow): Fix[] {
  const { mrn } = at.log.table.attributesOf(at.row);
  const to = billed.ledger.patientValues.mistyped.findIntended(mrn);
  return to === undefined ? [] : createMrnChange(billed, at, mrn, to);
}

function createMrnChange(billed: BilledLogs, at: FixedRow, from: string, to: string): Fix[] {
  const edits = createMrnEdits(billed, at, from, to);
  const title =
    edits.length === 1 ? t`Change MRN ${from} to ${to}` : t`Change MRN ${from} to ${to} in ${edits.length} rows`;
  return edits.length === 0 ? [] : [{ kind: 'mrn', title, edits, isPreferred: false }];
}

function createMrnEdits(billed: BilledLogs, { log, lines }: FixedRow, from: string, to: string): TextEdit[] {
  const rows = billed.ledger.monthsOf(from).flatMap((month) => month.rows.filter((row) => log.has(row)));
  const places = rows
    .map((row): FixedRow => ({ log, lines, row, line: log.lineOf(row) }))
    .sort((a, b) => a.line - b.line);
  return places.every(isIndependent) ? places.map((place) => rewriteCell(place, 'mrn', to)) : [];
}

/** Returns the fixes for an MRN that isn't in one of the team's forms (CB037): the only similar MRN of the logs, or another form. */
export function createMisspelledMrnFixes(billed: BilledLogs, at: FixedRow): Fix[] {
  const mrn = billed.ledger.similarMrns.findOther(at.log.table.attributesOf(at.row).mrn);
  const edits = mrn === undefined ? [] : [rewriteCell(at, 'mrn', mrn)];
  const isFixed = mrn !== undefined && readFixedRow(at, edits, 'CB037') !== undefined;
  return [
    ...(isFixed ? [{ kind: 'mrn', title: t`Change to ${mrn}`, edits, isPreferred: false } as const] : []),
    ...createMrnFormFix(billed, at),
  ];
}

/**
 * Returns the fix that sets the forms of the team's MRNs, for MRNs that look like a rounded number or a date (CB033), or adds a form
 * (CB037). The new forms include those of all other MRNs in the logs, which would be errors otherwise.
 */
export function createMrnFormFix(billed: BilledLogs, { log, row }: FixedRow): Fix[] {
  const { mrn } = log.table.attributesOf(row);
  if (mrn === '' || isFormulaError(mrn) || MONTH_NAME.test(mrn) || mrn.length > LONGEST_MRN_FORM / 2) {
    return [];
  }
  const form = createFormOf(mrn);
  const known = log.options.mrnForms?.texts ?? findForms(billed);
  const title = t`Our MRNs can have the form ${form}: write it into the configuration`;
  return known ? [createAnswerFix(title, ['mrnForms'], [...new Set([...known, form])])] : [];
}

/** Returns the forms of all MRNs in the logs, or undefined if there are too many. */
function findForms(billed: BilledLogs): string[] | undefined {
  const forms = new Set<string>();
  let mrn: string | undefined;
  for (const month of billed.ledger.months()) {
    if (month.mrn !== mrn) {
      mrn = month.mrn;
      forms.add(createFormOf(mrn));
    }
    if (forms.size > MOST_FORMS || mrn.length > LONGEST_MRN_FORM / 2) {
      return undefined;
    }
  }
  return [...forms];
}
