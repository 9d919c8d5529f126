import { quoteIfNeeded } from '../csv/csvText';
import { harmlessCell } from '../csv/harmlessCell';
import { writeNumber } from './cellText';
import type { NumberFormat } from './numberFormats';
import { MOST_COLUMNS, MOST_ROWS, readCellName } from './sheetPlaces';
import { DamagedXmlError, readAttribute, scanXml } from './xml';

/** What the cells of all sheets share. */
export interface WorkbookParts {
  readonly texts: readonly string[];
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** The cells of a sheet as the text of a log: one line for each row, also for empty ones, so that line 12 is row 12. */
export interface SheetText {
  /** Lines that end with LF. */
  readonly text: string;
  /** How many rows with values the sheet hides. */
  readonly hiddenRows: number;
}

const NUMBER: NumberFormat = { kind: 'number', digits: 0 };
/** Line ends of programs and of Unicode. A cell with several lines would be several lines of the text. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/**
 * Reads the cells of a sheet.
 *
 * @param isForFile whether the text becomes a file, which a spreadsheet can open: texts that it would run as formulas get an apostrophe
 * @throws DamagedXmlError if the sheet breaks off, or has cells where no sheet has any
 */
export function readSheet(xml: string, parts: WorkbookParts, isForFile = false): SheetText {
  const reader = new SheetReader(parts, isForFile);
  scanXml(xml, reader);
  return reader.finish();
}

class SheetReader {
  private readonly lines: string[] = [];
  private row = -1;
  private cells: string[] = [];
  private isHidden = false;
  private hiddenRows = 0;
  private column = -1;
  /** The column of a cell without a name. */
  private nextColumn = 0;
  private type = 'n';
  private style = 0;
  /** The text of the cell's value; undefined if it has none. */
  private value: string | undefined;
  private hasFormula = false;
  private isInValue = false;
  private depthOfPhonetics = 0;
  private isInSheet = false;

  constructor(
    private readonly parts: WorkbookParts,
    private readonly isForFile: boolean,
  ) {}

  readonly open = (name: string, attributes: string): void => {
    switch (name) {
      case 'sheetData':
        this.isInSheet = true;
        break;
      case 'row':
        this.beginRow(attributes);
        break;
      case 'c':
        this.beginCell(attributes);
        break;
      case 'f':
        this.hasFormula = true;
        break;
      case 'rPh':
        this.depthOfPhonetics++;
        break;
      case 'v':
      case 't':
        this.isInValue = this.column >= 0 && this.depthOfPhonetics === 0;
        this.value ??= this.isInValue ? '' : undefined;
        break;
    }
  };

  readonly text = (text: string): void => {
    if (this.isInValue) {
      this.value = `${this.value ?? ''}${text}`;
    }
  };

  readonly close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.isInValue = false;
        break;
      case 'rPh':
        this.depthOfPhonetics--;
        break;
      case 'c':
        this.endCell();
        break;
      case 'row':
        this.endRow();
        break;
      case 'sheetData':
        this.isInSheet = false;
        break;
    }
  };

  finish(): SheetText {
    return { text: this.lines.map((line) => `${line}\n`).join(''), hiddenRows: this.hiddenRows };
  }

  private beginRow(attributes: string): void {
    const number = readAttribute(attributes, 'r');
    const row = number === undefined ? this.row + 1 : Number(number) - 1;
    if (!this.isInSheet || !Number.isInteger(row) || row <= this.row || row >= MOST_ROWS) {
      throw new DamagedXmlError('The sheet has a row where none can be.');
    }
    this.row = row;
    this.cells = [];
    this.nextColumn = 0;
    this.isHidden = /^(?:1|true)$/.test(readAttribute(attributes, 'hidden') ?? '');
  }

  private beginCell(attributes: string): void {
    const name = readAttribute(attributes, 'r');
    const place = name === undefined ? { column: this.nextColumn, row: this.row } : readCellName(name);
    if (place?.row !== this.row || place.column < this.nextColumn || place.column >= MOST_COLUMNS) {
      throw new DamagedXmlError('The sheet has a cell where none can be.');
    }
    this.column = place.column;
    this.nextColumn = place.column + 1;
    this.type = readAttribute(attributes, 't') ?? 'n';
    this.style = Number(readAttribute(attributes, 's') ?? '0');
    this.value = undefined;
    this.hasFormula = false;
  }

  private endCell(): void {
    const cell = this.readCell();
    if (cell !== '') {
      while (this.cells.length < this.column) {
        this.cells.push('');
      }
      this.cells.push(cell);
    }
    this.column = -1;
  }

  private endRow(): void {
    if (this.cells.length > 0) {
      while (this.lines.length < this.row) {
        this.lines.push('');
      }
      this.lines.push(this.cells.join(','));
      this.hiddenRows += this.isHidden ? 1 : 0;
    }
  }

  /** Returns the cell as a field of the text. */
  private readCell(): string {
    const { value } = this;
    if (value === undefined) {
      // A program wrote a formula without its result. An empty cell would hide that.
      return this.hasFormula ? '#VALUE!' : '';
    }
    switch (this.type) {
      case 's':
        return this.writeText(this.parts.texts[Number(value)] ?? damaged());
      case 'inlineStr':
      case 'str':
        return this.writeText(decodeEscapes(value));
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return value;
      case 'd':
        // Written by few programs. A date of a sheet has no time zone.
        return value.trim().replace(/Z$|T00:00:00(?:\.0+)?Z?$/, '');
      default:
        return this.readNumber(value.trim());
    }
  }

  private readNumber(value: string): string {
    if (value === '') {
      return '';
    }
    const number = Number(value);
    return Number.isNaN(number)
      ? damaged()
      : writeNumber(number, this.parts.formats[this.style] ?? NUMBER, this.parts.is1904);
  }

  private writeText(text: string): string {
    const line = text.replace(LINE_ENDS, ' ');
    return this.isForFile ? harmlessCell(line, ',') : quoteIfNeeded(line, ',');
  }
}

function damaged(): never {
  throw new DamagedXmlError('A cell has no valid value.');
}

/** Replaces the form in which workbooks write characters that XML can't have, such as `_x000D_`. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}
