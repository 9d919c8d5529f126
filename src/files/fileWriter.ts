import type { Result } from '../text/result';

/** Ends the right to write a file that {@link FileWriter.lock} gave. */
export type Unlock = () => Promise<void>;

/** How a shell writes files: never half of one, whatever happens to the disk or the program. */
export interface FileWriter<Path> {
  /**
   * Writes the whole file or nothing, a text as UTF-8: first to a file next to it, which then takes its place. A failure means that
   * the file is unchanged.
   */
  writeWhole(path: Path, content: string | Uint8Array): Promise<Result<undefined>>;
  /**
   * Waits until no other program that asks for this lock writes the file. A lock that a program left when it ended is removed after
   * a time.
   *
   * @returns the failure `file-in-use` if another program holds the lock for too long
   */
  lock(path: Path): Promise<Result<Unlock>>;
}
