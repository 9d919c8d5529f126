import { success, type Result } from '../text/result';

export interface PostedCommand {
  readonly command: 'posted';
  readonly logs: readonly string[];
  /** The payer's file. */
  readonly answers: string;
  readonly config: string | undefined;
}

/** Reads the arguments of `cocm-billing posted`: the last file is the payer's. */
export function readPosted(files: readonly string[], { config }: { readonly config?: string }): Result<PostedCommand> {
  return success({ command: 'posted', logs: files.slice(0, -1), answers: files.at(-1) ?? '', config });
}
