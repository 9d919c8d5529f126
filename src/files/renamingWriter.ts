import { success, type Failed, type Result } from '../text/result';
import { fileFailure } from './fileFailures';
import type { FileSystem } from './fileSystem';
import type { FileWriter, Unlock } from './fileWriter';
import { lockFileName } from './lockFile';

/** A file system without locks and without a way to replace a file in one step, such as those that VS Code offers to extensions. */
export interface RenamingFiles<Path> extends FileSystem<Path> {
  write(path: Path, bytes: Uint8Array): Promise<Result<undefined>>;
  /** Renames a file. Fails without `overwrite` if there's a file of the new name. */
  rename(from: Path, to: Path, options: { readonly overwrite: boolean }): Promise<Result<undefined>>;
  remove(path: Path): Promise<Result<undefined>>;
  /** Returns a text as UTF-8. */
  encode(text: string): Uint8Array;
  /** Returns a UUID in lowercase. */
  createId(): string;
  /** Waits for a number of milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

const DRAFT_NAME = /^\.cocm-billing-[0-9a-f-]{36}\.draft$/;
/** No file takes longer to write, so an older draft was left by a window that ended. */
const DRAFT_MS = 10 * 60_000;
/** Writing a record takes seconds at most, so an older lock was left by a window that ended. */
const STALE_AFTER_MS = 60_000;
const WAIT_MS = 50;
const MOST_TRIES = 400;
/** Where there's no lock, a rename fails only if the lock was removed in between, or always: in a folder that can't be written to. */
const MOST_FAILED_RENAMES = 3;

/**
 * Returns the writer of a file system that can only write and rename. A draft that a window left when it ended is removed by the next
 * write in the same folder. All ages are those that the file system itself records, because its clock can differ from this one.
 */
export function createRenamingWriter<Path>(files: RenamingFiles<Path>): FileWriter<Path> {
  /** The last lock of each file in this window. Each waits for the one before it. */
  const last = new Map<string, Promise<void>>();
  return {
    async writeWhole(path, content) {
      const bytes = typeof content === 'string' ? files.encode(content) : content;
      const written = await replace(files, path, bytes);
      return written.ok ? written : nameFile(files, path, written);
    },
    async lock(path) {
      const key = files.key(path);
      const before = last.get(key) ?? Promise.resolve();
      const { promise, resolve } = createSignal();
      const current = before.then(() => promise);
      last.set(key, current);
      await before;
      const end = (): void => {
        resolve();
        if (last.get(key) === current) {
          last.delete(key);
        }
      };
      const locked = await acquire(files, path);
      if (!locked.ok) {
        end();
        return nameFile(files, path, locked);
      }
      return success(async () => {
        await locked.value();
        end();
      });
    },
  };
}

function createSignal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Returns a failure for the file that the user knows instead of its draft or lock. */
function nameFile<Path>(files: FileSystem<Path>, path: Path, { failure }: Failed): Failed {
  return { ok: false, failure: { ...failure, location: { file: files.display(path) } } };
}

async function replace<Path>(files: RenamingFiles<Path>, path: Path, bytes: Uint8Array): Promise<Result<undefined>> {
  const draft = createDraftPath(files, path);
  const before = await files.stat(path);
  const written = await files.write(draft, bytes);
  if (!written.ok) {
    await files.remove(draft);
    return written;
  }
  await removeAbandonedDrafts(files, draft);
  const renamed = await files.rename(draft, path, { overwrite: true });
  if (renamed.ok) {
    return renamed;
  }
  if (before.ok && !(await files.stat(path)).ok) {
    // VS Code removes the old file before it renames the new one. Now the draft is the only copy, so it's never removed here.
    return files.rename(draft, path, { overwrite: false });
  }
  await files.remove(draft);
  return renamed;
}

/** Returns the path of a new draft next to a file. It doesn't contain the file's name, which can be as long as names can be. */
function createDraftPath<Path>(files: RenamingFiles<Path>, path: Path): Path {
  return files.resolve(files.parent(path) ?? path, `.cocm-billing-${files.createId()}.draft`);
}

/** Removes the drafts in the folder of a new draft that are much older. */
async function removeAbandonedDrafts<Path>(files: RenamingFiles<Path>, draft: Path): Promise<void> {
  const folder = files.parent(draft);
  const now = await files.stat(draft);
  const listing = folder === undefined ? undefined : await files.list(folder);
  if (folder === undefined || !now.ok || listing?.ok !== true) {
    return;
  }
  for (const { name } of listing.value) {
    const path = files.resolve(folder, name);
    const status = DRAFT_NAME.test(name) ? await files.stat(path) : undefined;
    if (status?.ok === true && now.value.modified - status.value.modified > DRAFT_MS) {
      await files.remove(path);
    }
  }
}

/**
 * Creates the lock of a file by a rename, which fails if there's a lock. Two windows can still be so close together that both renames
 * succeed. The second one is in effect then, so each reads the lock again after a pause.
 */
async function acquire<Path>(files: RenamingFiles<Path>, path: Path): Promise<Result<Unlock>> {
  const folder = files.parent(path) ?? path;
  const lock = files.resolve(folder, lockFileName(files.name(path)));
  const owner = files.encode(files.createId());
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const draft = createDraftPath(files, path);
    const written = await files.write(draft, owner);
    if (!written.ok) {
      return written;
    }
    const renamed = await files.rename(draft, lock, { overwrite: false });
    await files.pause(WAIT_MS);
    if (renamed.ok) {
      if (await isOwner(files, lock, owner)) {
        return success(() => release(files, lock, owner));
      }
      continue;
    }
    const existing = await files.stat(lock);
    const now = await files.stat(draft);
    await files.remove(draft);
    if (!existing.ok && tries >= MOST_FAILED_RENAMES) {
      return renamed;
    }
    if (existing.ok && now.ok && now.value.modified - existing.value.modified > STALE_AFTER_MS) {
      await files.remove(lock);
    }
  }
  return fileFailure('file-in-use', files.display(path));
}

async function isOwner<Path>(files: RenamingFiles<Path>, lock: Path, owner: Uint8Array): Promise<boolean> {
  const opened = await files.open(lock);
  const bytes = opened.ok ? opened.value.read(0, opened.value.size) : [];
  return bytes.length === owner.length && owner.every((byte, index) => byte === bytes[index]);
}

/** Removes a lock, unless another window has taken it for an old one and has its own now. */
async function release<Path>(files: RenamingFiles<Path>, lock: Path, owner: Uint8Array): Promise<void> {
  if (await isOwner(files, lock, owner)) {
    await files.remove(lock);
  }
}
