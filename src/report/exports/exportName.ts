import { formatIsoMonth } from '../../log/values/calendarDate';
import type { ReportChoice } from '../reportChoice';

/** Longer names of payers are cut: some file systems allow 255 bytes for a name. */
const MOST_CHARACTERS = 40;

/**
 * Returns the name of an export's file by what it contains, such as `march-2026-03-Cigna-billing-report.csv`, so that the export of
 * another month or payer doesn't replace it.
 *
 * @param log the name of the log without its extension, or '' for a log without a file
 * @param kind what the file is, with its extension
 */
export function createExportName(log: string, { month, payer, npi, state }: ReportChoice, kind: string): string {
  const parts = [
    log,
    month === undefined ? '' : formatIsoMonth(month),
    payer === undefined ? '' : toFileName(payer) || 'no-payer',
    npi === undefined ? '' : toFileName(npi) || 'no-npi',
    state ?? '',
    kind,
  ];
  return parts.filter((part) => part !== '').join('-');
}

/** Returns the letters and digits of a text. Other characters, which a file system might refuse, become hyphens. */
function toFileName(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST_CHARACTERS)
    .replace(/^-+|-+$/g, '');
}
