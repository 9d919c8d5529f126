import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  countLineEnds,
  describeForeignText,
  readLogText,
  getUtf8Bytes,
  type LogEncoding,
} from '../../../../src/log/csv/encoding';
import { runs } from '../../support/fuzzRuns';

const TEXT = 'Date,MRN,First name,Minutes\r\n1/3/2024,A1,Zoë,70\r\n1/4/2024,A2,Ōno 😀,5.5\r\n';
const WESTERN = 'Date,MRN,First name,Minutes\r\n1/3/2024,A1,Zoë,70\r\n1/4/2024,A2,O’Neil,5.5\r\n';

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function readText(bytes: Uint8Array): { text: string; encoding: LogEncoding; hasBom: boolean; isAssumed: boolean } {
  const reading = readLogText(bytes);
  assert.ok(reading.ok, 'The bytes are text.');
  const { text, encoding, hasBom, isAssumed } = reading.value;
  return { text, encoding, hasBom, isAssumed };
}

function readRefusal(bytes: readonly number[] | Uint8Array): string {
  const reading = readLogText(Uint8Array.from(bytes));
  assert.ok(!reading.ok, 'The bytes aren’t text.');
  return reading.failure.message;
}

describe('The bytes of a log', () => {
  const encodings: [string, Buffer, LogEncoding, boolean][] = [
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8', true],
    ['UTF-16LE with a byte order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le', true],
    ['UTF-16LE without a byte order mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le', false],
    ['UTF-16BE with a byte order mark', bigEndian(`\uFEFF${TEXT}`), 'utf-16be', true],
    ['UTF-16BE without a byte order mark', bigEndian(TEXT), 'utf-16be', false],
  ];
  for (const [title, bytes, encoding, hasBom] of encodings) {
    it(`are read as ${title}`, () => {
      assert.deepEqual(readText(bytes), { text: TEXT, encoding, hasBom, isAssumed: false });
    });
  }

  it('are read as Windows-1252 if they aren’t UTF-8, and the encoding is marked as assumed', () => {
    const bytes = Buffer.from(WESTERN.replace('’', '\x92'), 'latin1');
    assert.deepEqual(readText(bytes), { text: WESTERN, encoding: 'windows-1252', hasBom: false, isAssumed: true });
  });

  it('are read as Windows-1252 byte for byte, by the table of the web standard', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index % 224) + 32).filter((byte) => byte !== 127);
    const { text } = readText(bytes);
    assert.equal(text.slice(0, 224), readText(bytes.subarray(0, 223)).text + text[223]!);
    for (const [byte, character] of [
      [0x80, '€'],
      [0x81, '\x81'],
      [0x92, '’'],
      [0x9f, 'Ÿ'],
      [0xa0, '\xa0'],
      [0xff, 'ÿ'],
    ] as const) {
      assert.equal(text[bytes.indexOf(byte)], character);
    }
    assert.equal(text.length, bytes.length);
  });

  it('can be empty, or only a byte order mark', () => {
    assert.deepEqual(readText(new Uint8Array()), { text: '', encoding: 'utf-8', hasBom: false, isAssumed: false });
    assert.equal(readText(Uint8Array.of(0xef, 0xbb, 0xbf)).text, '');
    assert.equal(readText(Uint8Array.of(0xff, 0xfe)).text, '');
  });

  it('keep a second byte order mark and a later one as characters of the text', () => {
    assert.equal(readText(Buffer.from('\uFEFF\uFEFFa\uFEFF')).text, '\uFEFFa\uFEFF');
  });

  it('give back any text that was written in UTF-8 or UTF-16 with a byte order mark', () => {
    const text = fc.string({ unit: 'binary' }).map((made) => made.replaceAll(/[\0-\x08\x0e-\x1f\x7f\uFEFF]/g, 'x'));
    fc.assert(
      fc.property(text, (made) => {
        assert.equal(readText(Buffer.from(`\uFEFF${made}`)).text, made);
        assert.equal(readText(Buffer.from(`\uFEFF${made}`, 'utf16le')).text, made);
        assert.equal(readText(bigEndian(`\uFEFF${made}`)).text, made);
      }),
      runs(300),
    );
  });

  it('are always read or refused, and never throw an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const reading = readLogText(bytes);
        assert.ok(reading.ok ? !reading.value.text.includes('\0') : /^[^\n]+$/.test(reading.failure.message));
      }),
      runs(1000),
    );
  });
});

describe('Bytes that aren’t a log', () => {
  const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
  const cases: [string, number[], RegExp][] = [
    [
      'an XLSX workbook',
      ascii('PK\x03\x04\x14\0\x06\0'),
      /^This is an Excel workbook or a ZIP file\. Save a workbook as CSV UTF-8\./,
    ],
    [
      'an XLS workbook',
      ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      /^This is an Excel workbook\. Save it as CSV UTF-8\.$/,
    ],
    ['a PDF', ascii('%PDF-1.7\n'), /PDF document, not a text file/],
    ['a PNG', ascii('\x89PNG\r\n\x1a\n'), /image, not a text file/],
    ['a JPEG', ascii('\xff\xd8\xff\xe0\0\x10JFIF'), /image, not a text file/],
    ['a GIF', ascii('GIF89a\x01\0'), /image, not a text file/],
    ['a gzip file', ascii('\x1f\x8b\x08\0'), /compressed file/],
    ['numbers', Array.from({ length: 400 }, (_, index) => (index * 7) % 256), /not a text file/],
    ['control characters', ascii('\x01\x02\x03\x04 abc'), /not a text file/],
    ['text with a NUL', ascii('Date,MRN\n1/3/2024,\0A1\n'), /NUL character in line 2\.$/],
    ['UTF-16 with a NUL', [0xff, 0xfe, 0x41, 0, 0, 0], /NUL character in line 1\.$/],
    ['broken UTF-16', [0xff, 0xfe, 0x41, 0, 0x42], /^The file begins as UTF-16 LE, but not all/],
    [
      'UTF-16 with half a surrogate pair',
      [0xfe, 0xff, 0xd8, 0x00, 0x00, 0x41],
      /^The file begins as UTF-16 BE, but not all/,
    ],
    [
      'invalid UTF-8 after a byte order mark',
      [0xef, 0xbb, 0xbf, 0x5a, 0xeb, 0x2c],
      /^The file begins as UTF-8, but not all/,
    ],
  ];
  for (const [title, bytes, sentence] of cases) {
    it(`are refused with a sentence: ${title}`, () => assert.match(readRefusal(bytes), sentence));
  }

  it('don’t include a log that ends with a DOS end-of-file character', () => {
    assert.ok(readLogText(Buffer.from('Date,MRN\n\x1a')).ok);
  });
});

describe('The encoding fixtures', () => {
  const expected: [string, LogEncoding, boolean][] = [
    ['utf8.timelog.csv', 'utf-8', false],
    ['utf8-bom.timelog.csv', 'utf-8', true],
    ['utf16le-bom.timelog.csv', 'utf-16le', true],
    ['utf16le.timelog.csv', 'utf-16le', false],
    ['utf16be-bom.timelog.csv', 'utf-16be', true],
    ['utf16be.timelog.csv', 'utf-16be', false],
    ['windows1252.timelog.csv', 'windows-1252', false],
  ];
  for (const [name, encoding, hasBom] of expected) {
    it(`${name} has the same text as the UTF-8 fixture`, () => {
      const folder = join(__dirname, '..', '..', '..', 'fixtures', 'encodings');
      const reading = readText(readFileSync(join(folder, name)));
      assert.deepEqual(reading, {
        text: readFileSync(join(folder, 'utf8.timelog.csv'), 'utf8'),
        encoding,
        hasBom,
        isAssumed: encoding === 'windows-1252',
      });
    });
  }
});

describe('The line ends of a text', () => {
  it('are counted by kind', () => {
    assert.deepEqual(countLineEnds(''), { crlf: 0, lf: 0, cr: 0 });
    assert.deepEqual(countLineEnds('a\r\nb\nc\rd\r\r\n\n'), { crlf: 2, lf: 2, cr: 2 });
    assert.deepEqual(countLineEnds('a\u2028b\u0085c\r'), { crlf: 0, lf: 0, cr: 1 });
  });
});

describe('The bytes of a UTF-8 log', () => {
  const LOG = 'Date,MRN,Minutes\n1/3/2024,A,20\n';

  it('are returned without the byte order mark', () => {
    assert.deepEqual(getUtf8Bytes(Buffer.from(`\uFEFF${LOG}`)), Buffer.from(LOG));
  });

  it('can have a character across any boundary between checked blocks', () => {
    for (const before of [65_533, 65_534, 65_535, 1_048_573, 1_048_574, 1_048_575]) {
      const text = `${'x'.repeat(before)}😀é${'y'.repeat(10)}`;
      assert.deepEqual(getUtf8Bytes(Buffer.from(text)), Buffer.from(text));
    }
  });

  it('are undefined for another encoding, half a character, a workbook, or a NUL', () => {
    assert.equal(getUtf8Bytes(Buffer.from(`\uFEFF${LOG}`, 'utf16le')), undefined);
    assert.equal(getUtf8Bytes(Buffer.from(`${LOG}Muñoz\n`, 'latin1')), undefined);
    assert.equal(getUtf8Bytes(Buffer.from(`${LOG}é`).subarray(0, LOG.length + 1)), undefined);
    assert.equal(getUtf8Bytes(Buffer.from('PK\u0003\u0004 and more')), undefined);
    assert.equal(getUtf8Bytes(Buffer.from(`${LOG}${'x'.repeat(70_000)}\0`)), undefined);
  });

  it('are undefined if the given check finds that they aren’t UTF-8', () => {
    assert.equal(
      getUtf8Bytes(Buffer.from(LOG), () => false),
      undefined,
    );
  });

  it('a workbook, document, or image that an editor shows as text is named by what it is', () => {
    const shown = (...bytes: number[]) => new TextDecoder().decode(Uint8Array.from(bytes));
    assert.match(describeForeignText(shown(0x50, 0x4b, 3, 4, 20, 0)) ?? '', /workbook or a ZIP file/);
    assert.match(describeForeignText(shown(0x89, 0x50, 0x4e, 0x47, 0x0d)) ?? '', /image/);
    assert.match(describeForeignText('%PDF-1.7') ?? '', /PDF/);
    assert.equal(describeForeignText('Date,MRN,Minutes'), undefined);
    assert.equal(describeForeignText(''), undefined);
  });
});
