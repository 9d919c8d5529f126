import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../../../src/cli/node/nodeFiles';
import { temporaryFolder } from '../../support/temporaryFolder';

describe('the file system of Node', () => {
  const folder = temporaryFolder();

  it('lists files, folders, and links, without following the links', async () => {
    folder.write('a.csv', '');
    mkdirSync(folder.join('below'));
    symlinkSync(folder.path, folder.join('back'));
    const listing = await nodeFiles.list(folder.path);
    assert.ok(listing.ok);
    assert.deepEqual(
      [...listing.value].sort((a, b) => (a.name < b.name ? -1 : 1)),
      [
        { name: 'a.csv', kind: 'file' },
        { name: 'back', kind: 'link' },
        { name: 'below', kind: 'folder' },
      ],
    );
  });

  it('follows links to the canonical path, and keeps the path of a missing file', async () => {
    const file = folder.write('a.csv', '');
    symlinkSync(folder.path, folder.join('link'));
    assert.equal(await nodeFiles.canonicalize(folder.join('link', 'a.csv')), await nodeFiles.canonicalize(file));
    assert.equal(await nodeFiles.canonicalize(`${folder.path}/x/../missing.csv`), folder.join('missing.csv'));
  });

  it('reads parts of a file, and reports a change after it was opened', async () => {
    const file = folder.write('a.csv', '0123456789');
    const opened = await nodeFiles.open(file);
    assert.ok(opened.ok);
    const { value } = opened;
    const read = (start: number, length: number): string => Buffer.from(value.read(start, length)).toString();
    assert.deepEqual([value.size, read(2, 3), read(8, 10), value.isUnchanged()], [10, '234', '89', true]);
    writeFileSync(file, '01234567890');
    assert.equal(value.isUnchanged(), false);
  });

  it('has a failure for a missing file, a folder, and a path through a file', async () => {
    const file = folder.write('a.csv', '');
    const getCode = async (path: string): Promise<string> => {
      const opened = await nodeFiles.open(path);
      return opened.ok ? '' : opened.failure.code;
    };
    assert.equal(await getCode(folder.join('missing.csv')), 'file-not-found');
    assert.equal(await getCode(folder.path), 'is-a-folder');
    assert.equal(await getCode(join(file, 'b.csv')), 'not-a-folder');
  });

  it('has no folder above the root', () => {
    assert.deepEqual(
      ['/a/b', '/a', '/'].map((path) => nodeFiles.parent(path)),
      ['/a', '/', undefined],
    );
  });
});
