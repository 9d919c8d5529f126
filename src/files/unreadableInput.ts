/** The input cannot be read: one sentence that names the file. */
export class UnreadableInput {
  constructor(readonly sentence: string) {}
}

/** What the system says of a file, in words. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no such file';
    case 'EISDIR':
      return 'a directory, not a file';
    case 'ENOTDIR':
      return 'no such file: a part of its path is not a directory';
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'ENOSPC':
      return 'no space left on the disk';
    default:
      return typeof code === 'string' ? `cannot be used (${code})` : 'cannot be used';
  }
}
