import type { LogBytes } from '../log/bytes/byteRows';
import { ChunkLines, splitTextIntoChunks } from '../log/bytes/chunks';
import { readLogText, type LogText } from '../log/csv/encoding';
import { TextLines, type Lines } from '../log/csv/lines';
import type { ColumnMapping } from '../log/header/columns';
import type { SheetPlaces } from '../log/workbook/sheetPlaces';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';
import { fileFailure } from './fileFailures';
import { FileChunks } from './fileChunks';
import { FileReadError, type FileSystem, type OpenFile } from './fileSystem';

/** A CSV file that can be read: a log, a roster, or a report. */
export interface OpenedLog {
  readonly lines: Lines;
  /** The text as bytes; undefined when it can't be written as UTF-8. */
  readonly bytes: LogBytes | undefined;
  /** Whether the encoding is a guess. */
  readonly isAssumedEncoding: boolean;
  /** The sheet of a workbook, whose rows are the lines; undefined for a text file. */
  readonly sheet?: SheetPlaces;
  isUnchanged(): boolean;
}

/** How workbooks are opened. */
export interface WorkbookOptions {
  /** The name of the sheet; undefined for the only one with a time log. */
  readonly sheet?: string | undefined;
  /** The fields of columns with unknown names, to recognize the sheet. */
  readonly columnMapping?: ColumnMapping | undefined;
}

/** The most bytes of a workbook, which is read as a whole. */
const MAX_WORKBOOK_BYTES = 200_000_000;
/** How many bytes show that a file can be a workbook. */
const FIRST_BYTES = 4;

/** A file in another encoding becomes one text in memory, which can't be longer than JavaScript allows. */
const MAX_DECODED_BYTES = 500_000_000;

/**
 * Opens a CSV file. UTF-8 is read in chunks, whatever its size; another encoding is decoded in memory.
 *
 * @param workbooks how workbooks are opened too; without it, a workbook is a file that isn't text
 */
export async function openLog<Path>(
  files: FileSystem<Path>,
  path: Path,
  workbooks?: WorkbookOptions,
): Promise<Result<OpenedLog>> {
  const opened = await files.open(path);
  if (!opened.ok) {
    return opened;
  }
  const file = opened.value;
  const isUnchanged = (): boolean => file.isUnchanged();
  try {
    if (workbooks && isWorkbook(file.read(0, FIRST_BYTES))) {
      return await openSheet(file, files.display(path), workbooks);
    }
    const chunks = FileChunks.of(file, files.isUtf8);
    if (chunks) {
      const lines = new ChunkLines(chunks, chunks.lineEnds);
      return success({ lines, bytes: chunks, isAssumedEncoding: false, isUnchanged });
    }
    const decoded = decode(file, files.display(path));
    if (!decoded.ok) {
      return decoded;
    }
    const { text, isAssumed } = decoded.value;
    const bytes = splitTextIntoChunks(text);
    const lines = bytes ? new ChunkLines(bytes) : TextLines.of(text);
    return success({ lines, bytes, isAssumedEncoding: isAssumed, isUnchanged });
  } catch (error) {
    return describeReadError(error, files.display(path));
  }
}

/** Returns whether a file begins like a workbook: a ZIP file, or a file of an older Office. */
function isWorkbook([first, second, third, fourth]: Uint8Array): boolean {
  const isZip = first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04;
  return isZip || (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0);
}

/** Opens a sheet of a workbook as a log. The reader of workbooks is loaded for the first one. */
async function openSheet(file: OpenFile, name: string, options: WorkbookOptions): Promise<Result<OpenedLog>> {
  if (file.size > MAX_WORKBOOK_BYTES) {
    return failure(
      'workbook-too-large',
      t`The workbook is larger than 200 MB. Save the sheet with the log as CSV UTF-8.`,
      {
        file: name,
      },
    );
  }
  const [{ openWorkbook }, { chooseSheet }] = await Promise.all([
    import('../log/workbook/workbook'),
    import('../log/workbook/chooseSheet'),
  ]);
  const workbook = openWorkbook(file.read(0, file.size));
  const chosen = workbook.ok ? chooseSheet(workbook.value, options.sheet, options) : workbook;
  if (!chosen.ok) {
    return failure(chosen.failure.code, chosen.failure.message, { file: name });
  }
  const { text, lines, places } = chosen.value;
  const bytes = splitTextIntoChunks(text);
  return success({
    lines: bytes ? new ChunkLines(bytes) : lines,
    bytes,
    isAssumedEncoding: false,
    sheet: places,
    isUnchanged: () => file.isUnchanged(),
  });
}

/**
 * Opens a CSV file that the user didn't name for this run: one that a configuration names, or that is in a folder. Fails at once
 * when it isn't a regular file, because reading a pipe or a device can wait forever or never end.
 */
export async function openNamedFile<Path>(files: FileSystem<Path>, path: Path): Promise<Result<OpenedLog>> {
  const status = await checkIsFile(files, path);
  return status.ok ? openLog(files, path) : status;
}

/** Fails when a path doesn't lead to a regular file. */
export async function checkIsFile<Path>(files: FileSystem<Path>, path: Path): Promise<Result<true>> {
  const status = await files.stat(path);
  if (!status.ok) {
    return status;
  }
  switch (status.value.kind) {
    case 'file':
      return success(true);
    case 'folder':
      return fileFailure('is-a-folder', files.display(path));
    case 'other':
      return fileFailure('is-a-device', files.display(path));
  }
}

/** Reads the text of a regular file in any of the known encodings. */
export async function readText<Path>(files: FileSystem<Path>, path: Path): Promise<Result<string>> {
  const decoded = await readDecodedText(files, path);
  return decoded.ok ? success(decoded.value.text) : decoded;
}

/** Reads the text of a regular file, and how it was encoded. */
export async function readDecodedText<Path>(files: FileSystem<Path>, path: Path): Promise<Result<LogText>> {
  const status = await checkIsFile(files, path);
  if (!status.ok) {
    return status;
  }
  const opened = await files.open(path);
  if (!opened.ok) {
    return opened;
  }
  try {
    return decode(opened.value, files.display(path));
  } catch (error) {
    return describeReadError(error, files.display(path));
  }
}

/** Returns the failure for a file that could be opened, but not read: a lost network drive, for example. */
function describeReadError(error: unknown, name: string): Result<never> {
  return error instanceof FileReadError ? { ok: false, failure: error.failure } : fileFailure('file-unusable', name);
}

function decode(file: OpenFile, name: string): Result<LogText> {
  if (file.size > MAX_DECODED_BYTES) {
    return fileFailure('file-too-large', name);
  }
  const reading = readLogText(file.read(0, file.size));
  return reading.ok ? reading : failure(reading.failure.code, reading.failure.message, { file: name });
}
