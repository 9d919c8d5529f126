import { CANONICAL_HEADER } from '../log/header/columns';
import type { Header } from '../log/header/header';
import { t } from '../text/text';

/** What a person can do in the grid about a log whose header can't be read. */
export const HEADER_REMEDIES = ['mapColumns', 'insertHeader'] as const;
export type HeaderRemedy = (typeof HEADER_REMEDIES)[number];

/** Returns the label of a remedy, for a button. */
export function getRemedyTitle(remedy: HeaderRemedy): string {
  return remedy === 'mapColumns' ? t`Map Columns…` : t`Insert Standard Header`;
}

/**
 * Lists the remedies that fit a header. Columns can be mapped if the header names any. The standard header fits an empty log, and a
 * log without column names whose rows have as many cells: with another number, the names would be above the wrong cells.
 */
export function listHeaderRemedies({ isReadable, line, columns }: Header): readonly HeaderRemedy[] {
  if (isReadable) {
    return [];
  }
  if (line < 0) {
    return ['insertHeader'];
  }
  const isRow = columns.fields.every((field) => field === undefined) && columns.names.some(isNumber);
  if (isRow) {
    return columns.names.length === CANONICAL_HEADER.length ? ['insertHeader'] : [];
  }
  return columns.missing.length > 0 && columns.names.some((name) => name.trim() !== '') ? ['mapColumns'] : [];
}

/** Returns the standard header as a line of a log with this delimiter, without a line break. */
export function createHeaderLine(delimiter: string): string {
  return CANONICAL_HEADER.join(delimiter);
}

/** A number is a value and not the name of a column. */
function isNumber(name: string): boolean {
  return /^\s*\d+([.,]\d+)?\s*$/.test(name);
}
