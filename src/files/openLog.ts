import type { LogBytes } from '../log/bytes/byteRows';
import { ChunkLines, splitTextIntoChunks } from '../log/bytes/chunks';
import { readLogText, type LogText } from '../log/csv/encoding';
import { TextLines, type Lines } from '../log/csv/lines';
import { failure, success, type Result } from '../text/result';
import { fileFailure } from './fileFailures';
import { FileChunks } from './fileChunks';
import type { FileSystem, OpenFile } from './fileSystem';

/** A CSV file that can be read: a log, a roster, or a report. */
export interface OpenedLog {
  readonly lines: Lines;
  /** The text as bytes; undefined when it can't be written as UTF-8. */
  readonly bytes: LogBytes | undefined;
  /** Whether the encoding is a guess. */
  readonly isAssumedEncoding: boolean;
  isUnchanged(): boolean;
}

/** A file in another encoding becomes one text in memory, which can't be longer than JavaScript allows. */
const MAX_DECODED_BYTES = 500_000_000;

/** Opens a CSV file. UTF-8 is read in chunks, whatever its size; another encoding is decoded in memory. */
export async function openLog<Path>(files: FileSystem<Path>, path: Path): Promise<Result<OpenedLog>> {
  const opened = await files.open(path);
  if (!opened.ok) {
    return opened;
  }
  const file = opened.value;
  const isUnchanged = (): boolean => file.isUnchanged();
  try {
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
  } catch {
    // The file could be opened, but not read: a lost network drive, for example.
    return fileFailure('file-unusable', files.display(path));
  }
}

/** Reads the text of a file in any of the known encodings. */
export async function readText<Path>(files: FileSystem<Path>, path: Path): Promise<Result<string>> {
  const opened = await files.open(path);
  if (!opened.ok) {
    return opened;
  }
  try {
    const decoded = decode(opened.value, files.display(path));
    return decoded.ok ? success(decoded.value.text) : decoded;
  } catch {
    return fileFailure('file-unusable', files.display(path));
  }
}

function decode(file: OpenFile, name: string): Result<LogText> {
  if (file.size > MAX_DECODED_BYTES) {
    return fileFailure('file-too-large', name);
  }
  const reading = readLogText(file.read(0, file.size));
  return reading.ok ? reading : failure(reading.failure.code, reading.failure.message, { file: name });
}
