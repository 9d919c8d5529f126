import { EXPORT_FORMATS, isExportFormat, type ExportFormat } from '../report/exports/exportedReport';
import { getFileExtension } from '../text/fileNames';
import { failure, success, type Result } from '../text/result';

/** The extensions of files that a program opens as something else than text. cspell:ignore xlsb */
const OTHER_FORMATS: ReadonlySet<string> = new Set(
  '.pdf .xls .xlsb .xlsm .ods .numbers .doc .docx .odt .rtf .tsv .xml .zip .png .jpg'.split(' '),
);

/** Reads the name of a format. A failure has code `usage`. */
export function readFormat(name: string): Result<ExportFormat> {
  return isExportFormat(name)
    ? success(name)
    : failure('usage', `Unknown format '${name}'. report writes ${EXPORT_FORMATS.join(', ')}.`);
}

/**
 * Returns the format that the file name asks for, or CSV if it asks for none. An extension of another format is a failure with
 * code `usage`: the file would hold CSV, and no program would open it as what it's called.
 */
export function readFormatFromName(output: string | undefined): Result<ExportFormat> {
  const extension = output === undefined ? '' : getFileExtension(output).toLowerCase();
  const format = extension === '.htm' ? 'html' : extension.slice(1);
  if (isExportFormat(format)) {
    return success(format);
  }
  return OTHER_FORMATS.has(extension)
    ? failure('usage', `No format has the extension ${extension}. Use .${EXPORT_FORMATS.join(', .')}, or set --format.`)
    : success('csv');
}
