// The names of parts of workbooks. cspell:ignore rels chartsheets dialogsheets macrosheets
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { readNumberFormat, type NumberFormat } from './numberFormats';
import { decodeEscapes, readSheet, type SheetText, type WorkbookParts } from './sheetReading';
import { DamagedXmlError, readAttribute, scanXml } from './xml';
import { DamagedZipError, PartTooLargeError, ZipParts } from './zipParts';

/** A sheet of a workbook, in the order of its tabs. */
export interface WorkbookSheetName {
  readonly name: string;
  readonly isHidden: boolean;
}

/** A workbook whose sheets can be read. */
export interface Workbook {
  /** The sheets with cells. Charts and dialogs aren't among them. */
  readonly sheets: readonly WorkbookSheetName[];
  /**
   * Reads the cells of a sheet. Failures: `workbook-damaged` and `workbook-too-large`.
   *
   * @param index of the sheet in `sheets`
   * @param isForFile whether the text becomes a file, see {@link readSheet}
   */
  readSheet(index: number, isForFile?: boolean): Result<SheetText>;
}

/**
 * The most bytes of a part of a workbook when it's unpacked. A sheet with 100,000 entries has about 50 MB. A small file can be made that
 * unpacks to more than any memory.
 */
const MOST_PART_BYTES = 400_000_000;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a workbook (`.xlsx` or `.xlsm`).
 *
 * Failures: `workbook-protected`, `workbook-old`, `not-a-workbook`, `workbook-damaged`, and `workbook-too-large`.
 *
 * @param mostPartBytes the most bytes of a part when it's unpacked
 */
export function openWorkbook(bytes: Uint8Array, mostPartBytes = MOST_PART_BYTES): Result<Workbook> {
  if (begins(bytes, OLE)) {
    return hasText(bytes, 'EncryptedPackage')
      ? failure(
          'workbook-protected',
          t`The workbook is protected with a password, so it can't be read. In Excel, save a copy without the password.`,
        )
      : failure(
          'workbook-old',
          t`This is a workbook of an older Excel (.xls). In Excel, save it as an Excel workbook (.xlsx).`,
        );
  }
  return guardDamage(() => {
    const zip = new ZipParts(bytes, mostPartBytes);
    const book = findWorkbookPart(zip);
    if (book === undefined) {
      return failure(
        'not-a-workbook',
        t`This file isn't an Excel workbook (.xlsx). Save a spreadsheet of another program as .xlsx, and unpack a ZIP file.`,
      );
    }
    return success(readBook(zip, book));
  });
}

/** Runs a step, and returns a failure if the workbook is damaged or too large. */
function guardDamage<Value>(run: () => Result<Value>): Result<Value> {
  try {
    return run();
  } catch (error) {
    if (error instanceof PartTooLargeError) {
      return failure(
        'workbook-too-large',
        t`The workbook is too large to be read. Save the sheet with the log as CSV UTF-8.`,
      );
    }
    if (error instanceof DamagedXmlError || error instanceof DamagedZipError) {
      return failure(
        'workbook-damaged',
        t`The workbook is damaged, so nothing was read. Open it in Excel, and save it again.`,
      );
    }
    throw error;
  }
}

/** Returns the targets of the relations of a part by their ids, and by the last word of their types. */
function readRelations(xml: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  scanTags(xml, (name, attributes) => {
    const target = readAttribute(attributes, 'Target');
    if (name === 'Relationship' && target !== undefined) {
      const path = resolvePart(folder, target);
      targets.set(readAttribute(attributes, 'Id') ?? '', path);
      targets.set(`type:${(readAttribute(attributes, 'Type') ?? '').split('/').at(-1) ?? ''}`, path);
    }
  });
  return targets;
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') {
      path.pop();
    } else if (step !== '' && step !== '.') {
      path.push(step);
    }
  }
  return path.filter((step) => step !== '').join('/');
}

function findWorkbookPart(zip: ZipParts): string | undefined {
  const relations = zip.read('_rels/.rels');
  return relations === undefined ? undefined : readRelations(relations, '').get('type:officeDocument');
}

function readBook(zip: ZipParts, book: string): Workbook {
  const folder = book.split('/').slice(0, -1).join('/');
  const name = book.slice(folder.length === 0 ? 0 : folder.length + 1);
  const relations = readRelations(zip.need(resolvePart(folder, `_rels/${name}.rels`)), folder);
  const sheets: (WorkbookSheetName & { readonly part: string })[] = [];
  let is1904 = false;
  scanTags(zip.need(book), (tag, attributes) => {
    const part = relations.get(readAttribute(attributes, 'id') ?? '');
    if (tag === 'sheet' && part !== undefined && !/\/(?:chartsheets|dialogsheets|macrosheets)\//.test(`/${part}`)) {
      const isHidden = (readAttribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: decodeEscapes(readAttribute(attributes, 'name') ?? ''), isHidden, part });
    } else if (tag === 'workbookPr') {
      is1904 = /^(?:1|true)$/.test(readAttribute(attributes, 'date1904') ?? '');
    }
  });
  let shared: WorkbookParts | undefined;
  return {
    sheets,
    readSheet: (index, isForFile) =>
      guardDamage(() => {
        shared ??= {
          texts: readSharedTexts(zip.read(relations.get('type:sharedStrings') ?? '') ?? ''),
          formats: readFormats(zip.read(relations.get('type:styles') ?? '') ?? ''),
          is1904,
        };
        return success(readSheet(zip.need(sheets[index]?.part ?? ''), shared, isForFile));
      }),
  };
}

function readSharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let isInText = false;
  let phonetics = 0;
  scanXml(xml, {
    open: (name) => {
      text = name === 'si' ? '' : text;
      phonetics += name === 'rPh' ? 1 : 0;
      isInText = name === 't' && phonetics === 0;
    },
    text: (more) => {
      text += isInText ? more : '';
    },
    close: (name) => {
      isInText = false;
      phonetics -= name === 'rPh' ? 1 : 0;
      if (name === 'si') {
        texts.push(decodeEscapes(text));
      }
    },
  });
  return texts;
}

/** Returns the number format of each style of cells. */
function readFormats(xml: string): readonly NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isInCellStyles = false;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(readAttribute(attributes, 'numFmtId')), readAttribute(attributes, 'formatCode') ?? '');
      } else if (name === 'xf' && isInCellStyles) {
        const id = Number(readAttribute(attributes, 'numFmtId') ?? '0');
        formats.push(readNumberFormat(id, codes.get(id)));
      }
      isInCellStyles ||= name === 'cellXfs';
    },
    text: () => undefined,
    close: (name) => {
      isInCellStyles &&= name !== 'cellXfs';
    },
  });
  return formats;
}

function scanTags(xml: string, open: (name: string, attributes: string) => void): void {
  scanXml(xml, { open, text: () => undefined, close: () => undefined });
}

function begins(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}

/** Returns whether bytes have a text in UTF-16, in which old files name their parts. */
function hasText(bytes: Uint8Array, text: string): boolean {
  const wanted = Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) {
      return true;
    }
  }
  return false;
}
