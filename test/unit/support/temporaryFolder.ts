import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder on disk that is new for each test of the suite it is asked for in, and gone behind it. */
export interface TemporaryFolder {
  readonly path: string;
  /** The path of a file in it. */
  readonly join: (...names: string[]) => string;
  /** Writes a file, the folders above it too. @returns its path */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

/** To be called in a `describe`. */
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
