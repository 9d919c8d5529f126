import assert from 'node:assert/strict';
import { fileFailure } from '../../../src/files/fileFailures';
import { lockFileName } from '../../../src/files/lockFile';
import { createRenamingWriter, type RenamingFiles } from '../../../src/files/renamingWriter';
import { success } from '../../../src/text/result';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);
const FILE = '/clinic/log.closed-2026-01.csv';

/** A file system that removes the old file before it renames the new one, as VS Code does, and that can fail at any step. */
class FailingFiles {
  readonly contents = new Map<string, { bytes: Uint8Array; modified: number }>();
  /** The steps so far, and the ones that fail. */
  readonly steps: string[] = [];
  failAt: (step: string, index: number) => boolean = () => false;
  time = 1_000_000;
  private ids = 0;

  readonly port: RenamingFiles<string> = {
    display: (path) => path,
    name: (path) => path.slice(path.lastIndexOf('/') + 1),
    parent: (path) => path.slice(0, path.lastIndexOf('/')),
    resolve: (folder, path) => `${folder}/${path}`,
    canonicalize: (path) => Promise.resolve(path),
    key: (path) => path,
    stat: (path) => {
      const found = this.contents.get(path);
      return Promise.resolve(
        found
          ? success({ kind: 'file' as const, size: found.bytes.length, modified: found.modified })
          : fileFailure('file-not-found', path),
      );
    },
    list: (folder) =>
      Promise.resolve(
        success(
          [...this.contents.keys()].map((path) => ({ name: path.slice(folder.length + 1), kind: 'file' as const })),
        ),
      ),
    open: (path) => {
      const bytes = this.contents.get(path)?.bytes;
      return Promise.resolve(
        bytes
          ? success({ size: bytes.length, read: () => bytes, isUnchanged: () => true })
          : fileFailure('file-not-found', path),
      );
    },
    write: async (path, bytes) => {
      await Promise.resolve();
      if (this.fails('write')) {
        this.contents.set(path, { bytes: bytes.subarray(0, bytes.length / 2), modified: this.time });
        return fileFailure('disk-full', path);
      }
      this.contents.set(path, { bytes, modified: this.time });
      return success(undefined);
    },
    rename: async (from, to, { overwrite }) => {
      await Promise.resolve();
      if (!overwrite && this.contents.has(to)) {
        return fileFailure('file-unusable', to);
      }
      if (this.fails('remove old')) {
        return fileFailure('no-permission', to);
      }
      this.contents.delete(to);
      const draft = this.contents.get(from);
      if (!draft || this.fails('rename')) {
        return fileFailure('no-permission', to);
      }
      this.contents.set(to, draft);
      this.contents.delete(from);
      return success(undefined);
    },
    remove: (path) => {
      this.contents.delete(path);
      return Promise.resolve(success(undefined));
    },
    encode: (content) => new TextEncoder().encode(content),
    createId: () => `00000000-0000-0000-0000-${String(++this.ids).padStart(12, '0')}`,
    pause: (milliseconds) => {
      this.time += milliseconds;
      return Promise.resolve();
    },
  };

  put(path: string, content: string, modified = this.time): void {
    this.contents.set(path, { bytes: new TextEncoder().encode(content), modified });
  }

  get(path: string): string | undefined {
    return text(this.contents.get(path)?.bytes);
  }

  private fails(step: string): boolean {
    this.steps.push(step);
    return this.failAt(step, this.steps.length - 1);
  }
}

describe('writing whole files by renaming', () => {
  it('leaves the old file, the new file, or the new text in a draft, whichever steps fail', async () => {
    for (const failing of [[0], [1], [2], [2, 3], [2, 4], [0, 1, 2]]) {
      const files = new FailingFiles();
      files.put(FILE, 'old');
      files.failAt = (_, index) => failing.includes(index);
      const written = await createRenamingWriter(files.port).writeWhole(FILE, 'the new text');
      const content = files.get(FILE);
      const drafts = [...files.contents.keys()]
        .filter((path) => path.endsWith('.draft'))
        .map((path) => files.get(path));
      const isWhole =
        content === undefined ? drafts.includes('the new text') : content === (written.ok ? 'the new text' : 'old');
      assert.ok(isWhole, `steps ${failing.join()}: ${content ?? 'no file'}`);
      assert.equal(drafts.length, content === undefined ? 1 : 0, `drafts after steps ${failing.join()}`);
    }
  });

  it('names the file in a failure, not the draft', async () => {
    const files = new FailingFiles();
    files.failAt = (step) => step === 'write';
    const written = await createRenamingWriter(files.port).writeWhole(FILE, 'text');
    assert.ok(!written.ok);
    assert.deepEqual(written.failure, {
      code: 'disk-full',
      message: "There's no space left on the disk.",
      location: { file: FILE },
    });
  });

  it('removes drafts that are older than ten minutes, and no others', async () => {
    const files = new FailingFiles();
    const draft = (digit: string): string => `/clinic/.cocm-billing-${digit.repeat(36)}.draft`;
    files.put(draft('a'), 'abandoned', files.time - 601_000);
    files.put(draft('b'), 'being written', files.time - 599_000);
    files.put('/clinic/old.draft', "the user's", 0);
    await createRenamingWriter(files.port).writeWhole(FILE, 'text');
    assert.deepEqual([...files.contents.keys()].sort(), [draft('b'), FILE, '/clinic/old.draft'].sort());
  });

  it('uses names that are short next to a file with a name of 255 bytes', async () => {
    const files = new FailingFiles();
    const path = `/clinic/${'x'.repeat(251)}.csv`;
    files.failAt = (step) => step === 'rename';
    await createRenamingWriter(files.port).writeWhole(path, 'text');
    assert.ok(files.steps.includes('rename'));
    assert.ok(lockFileName('x'.repeat(255)).length < 60);
  });
});

describe('locking by renaming', () => {
  const lock = `/clinic/${lockFileName('log.closed-2026-01.csv')}`;

  it('loses no addition of writers in the same window and in another one', async () => {
    const files = new FailingFiles();
    files.put(FILE, '');
    const windows = [createRenamingWriter(files.port), createRenamingWriter(files.port)];
    const add = async (window: number): Promise<void> => {
      const writer = windows[window % 2] ?? assert.fail();
      const unlock = await writer.lock(FILE);
      assert.ok(unlock.ok);
      const before = files.get(FILE) ?? '';
      await Promise.resolve();
      await writer.writeWhole(FILE, `${before}x`);
      await unlock.value();
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(index)));
    assert.equal(files.get(FILE), 'x'.repeat(12));
    assert.deepEqual([...files.contents.keys()], [FILE]);
  });

  it('takes a lock that is older than a minute', async () => {
    const files = new FailingFiles();
    files.put(lock, 'a window that ended', files.time - 60_000);
    const unlock = await createRenamingWriter(files.port).lock(FILE);
    assert.ok(unlock.ok);
    await unlock.value();
    assert.equal(files.get(lock), undefined);
  });

  it('fails if another window keeps the lock', async () => {
    const files = new FailingFiles();
    files.put(lock, 'another window', files.time);
    Object.assign(files.port, {
      pause: async (milliseconds: number) => {
        await Promise.resolve();
        files.time += milliseconds;
        files.put(lock, 'another window', files.time);
      },
    });
    const locked = await createRenamingWriter(files.port).lock(FILE);
    assert.equal(!locked.ok && locked.failure.code, 'file-in-use');
    assert.equal(files.get(lock), 'another window');
  });

  it('fails with the reason if files in the folder cannot be renamed', async () => {
    const files = new FailingFiles();
    files.failAt = (step) => step !== 'write';
    const locked = await createRenamingWriter(files.port).lock(FILE);
    assert.equal(!locked.ok && locked.failure.code, 'no-permission');
    assert.equal(files.contents.size, 0);
  });
});
