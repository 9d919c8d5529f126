import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hashFile } from '../../../src/files/fileHash';
import { Sha256 } from '../../../src/files/sha256';
import { createMemoryFiles } from '../support/memoryFiles';
import { runs } from '../support/fuzzRuns';

function hash(...parts: readonly Uint8Array[]): string {
  const sha = new Sha256();
  parts.forEach((part) => sha.add(part));
  return sha.finish();
}

const expected = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
  it('is that of the standard for "abc" and for no bytes', () => {
    assert.equal(
      hash(new TextEncoder().encode('abc')),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    assert.equal(hash(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('equals that of Node for every length around the end of a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
      assert.equal(hash(bytes), expected(bytes), String(length));
    }
  });

  it('equals that of Node wherever the bytes are split into parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (parts) => {
        assert.equal(hash(...parts), expected(Buffer.concat(parts)));
      }),
      runs(200),
    );
  });
});

describe('the hash of a file', () => {
  const bytes = Uint8Array.from({ length: 2_500_000 }, (_, index) => index % 251);
  const files = createMemoryFiles({ '/big.csv': bytes });

  it('is that of its bytes when it is read in several parts', async () => {
    const result = await hashFile(files, '/big.csv');
    assert.deepEqual(result, { ok: true, value: expected(bytes) });
  });

  it('fails if the file has changed since its status was read', async () => {
    const before = { kind: 'file', size: bytes.length, modified: 7 } as const;
    const result = await hashFile(files, '/big.csv', { before });
    assert.equal(!result.ok && result.failure.code, 'file-changed');
  });

  it('fails for a file that does not exist', async () => {
    const result = await hashFile(files, '/none.csv');
    assert.equal(!result.ok && result.failure.code, 'file-not-found');
  });
});
