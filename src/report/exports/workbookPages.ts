// The prefix of the built-in names of a workbook. cspell:ignore xlnm
import type writeExcelFile from 'write-excel-file/universal';
import type { WorkbookSheet } from './reportWorkbook';

type WriterOptions = NonNullable<Parameters<typeof writeExcelFile>[1]>;
type Features = NonNullable<WriterOptions['features']>;

/** The paper size of a sheet in Office Open XML (ECMA-376, part 1, 18.3.1.63): letter, 8.5 by 11 inches. */
const LETTER = 1;

/**
 * Returns what the writer of workbooks has no option for: sheets are printed on letter paper, one page wide, with the header on every
 * page, and a table has a filter in its header.
 */
export function createPages(sheets: readonly WorkbookSheet[]): Features {
  const pages: Features[number] = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => addPage(xml, sheets[sheetIndex]),
        },
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', `<definedNames>${createNames(sheets)}</definedNames>`),
        },
      },
    },
  };
  return [pages];
}

function addPage(xml: string, sheet: WorkbookSheet | undefined): string {
  const range = sheet && getFilterRange(sheet);
  const filter = range === undefined ? '' : `<autoFilter ref="${range.replaceAll('$', '')}"/>`;
  return xml
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace('</sheetData>', `</sheetData>${filter}`)
    .replace(/<pageSetup [^>]*\/>/, `<pageSetup paperSize="${LETTER}" fitToHeight="0" orientation="landscape"/>`);
}

/** The names by which spreadsheets know the filtered cells and the rows that are repeated on every page. Filters come first. */
function createNames(sheets: readonly WorkbookSheet[]): string {
  const filters = sheets.map((sheet, index) => {
    const range = getFilterRange(sheet);
    return range === undefined ? '' : createName('_FilterDatabase', index, `'${sheet.name}'!${range}`, ' hidden="1"');
  });
  const titles = sheets.map(({ name }, index) => createName('Print_Titles', index, `'${name}'!$1:$1`));
  return [...filters, ...titles].join('');
}

function createName(name: string, sheet: number, cells: string, attributes = ''): string {
  return `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${attributes}>${cells}</definedName>`;
}

function getFilterRange({ isTable, columns, rows }: WorkbookSheet): string | undefined {
  return isTable === true && rows.length > 0
    ? `$A$1:$${getColumnLetters(columns.length)}$${rows.length + 1}`
    : undefined;
}

/** Returns the letters of a column, such as `AB` for 28. @param column from 1 */
function getColumnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : getColumnLetters(Math.floor((column - 1) / 26)) + letter;
}
