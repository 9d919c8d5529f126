import { inflateSync } from 'fflate';

/** A web standard, declared here because this room uses no platform's types. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly fatal: boolean });
  decode(bytes: Uint8Array): string;
}

/** Thrown for a part that unpacks to more bytes than the limit. */
export class PartTooLargeError extends Error {
  override readonly name = 'PartTooLargeError';
}

/** Thrown if a ZIP file breaks off, if a part doesn't have the checksum that the file states, or if a needed part is missing. */
export class DamagedZipError extends Error {
  override readonly name = 'DamagedZipError';
}

/** Where a part is in a ZIP file (ISO/IEC 21320-1). */
interface ZipEntry {
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly start: number;
}

const LONGEST_COMMENT = 65_535;
const END_SIZE = 22;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/**
 * The parts of a ZIP file, unpacked when they're read. Unlike most ZIP libraries, it compares each part with its checksum: a changed byte
 * can be a different number of minutes.
 */
export class ZipParts {
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  /**
   * @param mostBytes the most bytes of a part when it's unpacked
   * @throws DamagedZipError
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly mostBytes: number,
  ) {
    this.entries = listEntries(bytes);
  }

  /**
   * Returns the text of a part; undefined if the file doesn't have it.
   *
   * @param name with `/` between folders; compared without case
   * @throws DamagedZipError or PartTooLargeError
   */
  read(name: string): string | undefined {
    const entry = this.entries.get(name.toLowerCase());
    return entry && decodeText(this.unpack(entry));
  }

  /** Returns the text of a part that the file must have. */
  need(name: string): string {
    return this.read(name) ?? damaged();
  }

  private unpack({ method, checksum, packedSize, size, start }: ZipEntry): Uint8Array {
    if (size > this.mostBytes) {
      throw new PartTooLargeError('A part is too large.');
    }
    const view = viewOf(this.bytes);
    if (start + 30 > this.bytes.length || view.getUint32(start, true) !== LOCAL_SIGNATURE) {
      damaged();
    }
    const begin = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = this.bytes.subarray(begin, begin + packedSize);
    const part = method === 0 ? packed : method === 8 ? inflate(packed, size) : damaged();
    if (packed.length !== packedSize || part.length !== size || computeChecksum(part) !== checksum) {
      damaged();
    }
    return part;
  }
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    // With a buffer of the stated size, nothing larger is ever unpacked.
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch (error) {
    throw new DamagedZipError('A part can’t be unpacked.', { cause: error });
  }
}

function listEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = viewOf(bytes);
  const end = findEnd(bytes, view);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      damaged();
    }
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = decodeText(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function findEnd(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) {
      return at;
    }
  }
  return damaged();
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function decodeText(bytes: Uint8Array): string {
  try {
    const [first, second] = bytes;
    const encoding =
      first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DamagedZipError('A part isn’t text.', { cause: error });
  }
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** Returns the CRC-32 of bytes. */
function computeChecksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = (value >>> 8) ^ (CHECKSUMS[(value ^ byte) & 0xff] ?? 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function damaged(): never {
  throw new DamagedZipError('The ZIP file breaks off, or doesn’t have what its directory states.');
}
