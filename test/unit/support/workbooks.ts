// The names of parts and elements of workbooks. cspell:ignore rels Fmts Xfs xmlns
import { strToU8, zipSync } from 'fflate';

/** A cell of a made sheet: the XML of a `c` element without its name, such as `t="s"><v>0</v>`. */
export interface MadeWorkbook {
  /** The XML inside `sheetData`, by the names of the sheets. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The names of hidden sheets. */
  readonly hidden?: readonly string[];
  /** The XML of each shared text, inside `si`. */
  readonly shared?: readonly string[];
  /** The format codes of cell styles 1, 2, ...; a number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
  /** The namespace prefix of all elements of the sheets, as some programs write it. */
  readonly prefix?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Returns the bytes of a workbook whose XML is given, to test what no library writes. */
export function makeWorkbook(workbook: MadeWorkbook): Uint8Array {
  const names = Object.keys(workbook.sheets);
  const { prefix = '', formats = [], shared = [], hidden = [] } = workbook;
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix}="${MAIN}"`;
  const addPrefix = (xml: string): string => xml.replace(/<(\/?)(?=\w)/g, `<$1${p}`);
  const files: Record<string, string> = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${workbook.is1904 === true ? 1 : 0}"/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['rId100', 'sharedStrings', 'sharedStrings.xml'],
      ['rId101', 'styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats
      .map((code, index) =>
        typeof code === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${escape(code)}"/>` : '',
      )
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((code, index) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  for (const [index, name] of names.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?>\n<${p}worksheet ${xmlns}>${addPrefix(`<sheetData>${workbook.sheets[name] ?? ''}</sheetData>`)}</${p}worksheet>`;
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Returns the XML of a row of inline texts and numbers. A text that begins with `<` is the XML of a cell. */
export function makeRow(number: number, cells: readonly (string | number)[], attributes = ''): string {
  const inside = cells.map((cell, index) => {
    const name = `${String.fromCharCode(65 + index)}${number}`;
    return typeof cell === 'number'
      ? `<c r="${name}"><v>${cell}</v></c>`
      : cell.startsWith('<')
        ? cell
        : `<c r="${name}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  });
  return `<row r="${number}"${attributes}>${inside.join('')}</row>`;
}

function relations(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const inside = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
