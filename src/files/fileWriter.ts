import type { Result } from '../text/result';

/** Ends the right to write a file that {@link FileWriter.lock} gave. */
export type Unlock = () => Promise<void>;

/** How a shell writes files that must never be half written, such as the record of claims. */
export interface FileWriter<Path> {
  /**
   * Writes the whole file or nothing, as UTF-8: first to a file next to it, which then takes its place. A failure means that the
   * file is unchanged.
   */
  writeWhole(path: Path, text: string): Promise<Result<undefined>>;
  /**
   * Waits until no other program that asks for this lock writes the file. A lock that a program left when it ended is removed after
   * a time.
   *
   * @returns the failure `file-in-use` if another program holds the lock for too long
   */
  lock(path: Path): Promise<Result<Unlock>>;
}
