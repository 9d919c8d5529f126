import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder on disk that is created before each test of a suite and removed after it. */
export interface TemporaryFolder {
  readonly path: string;
  /** Returns the path of a file in the folder. */
  readonly join: (...names: string[]) => string;
  /** Writes a file, and creates the folders it's in. Returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

/** Sets up a temporary folder for the tests of a suite. Call it in a `describe`. */
export function temporaryFolder(): TemporaryFolder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cocm-billing-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const join = (...names: string[]): string => path.join(folder, ...names);
  return {
    get path() {
      return folder;
    },
    join,
    write(name, content) {
      const file = join(name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}
