import { failure, type Failed } from '../text/result';
import { t } from '../text/text';

/** Why a file can't be used. Each shell maps the errors of its platform to these. */
export type FileFailureCode =
  | 'file-not-found'
  | 'not-a-folder'
  | 'is-a-folder'
  | 'is-a-device'
  | 'not-a-file'
  | 'name-not-utf-8'
  | 'no-permission'
  | 'disk-full'
  | 'file-unusable'
  | 'file-too-large'
  | 'file-changed'
  | 'file-in-use';

/**
 * Returns the failure for a file.
 *
 * @param file the name to show
 * @param platformCode the platform's error code, shown where no other reason is known
 */
export function fileFailure(code: FileFailureCode, file: string, platformCode?: string): Failed {
  return failure(code, describe(code, platformCode), { file });
}

function describe(code: FileFailureCode, platformCode: string | undefined): string {
  switch (code) {
    case 'file-not-found':
      return t`The file doesn't exist.`;
    case 'not-a-folder':
      return t`The file doesn't exist: a part of its path isn't a folder.`;
    case 'is-a-folder':
      return t`This is a folder, not a file.`;
    case 'is-a-device':
      return t`This is a device or a pipe, not a file.`;
    case 'not-a-file':
      return t`This isn't a file on disk, so its hash can't be computed.`;
    case 'name-not-utf-8':
      return t`The name of this file has characters that aren't UTF-8, so the file can't be opened. Rename it.`;
    case 'no-permission':
      return t`You don't have permission to use it.`;
    case 'disk-full':
      return t`There's no space left on the disk.`;
    case 'file-too-large':
      return t`The file is larger than 500 MB and not in UTF-8. Save it as CSV UTF-8, or split it by year.`;
    case 'file-changed':
      return t`The file was changed while it was being read. Try again.`;
    case 'file-in-use':
      return t`Another program is writing the file. Try again.`;
    case 'file-unusable':
      return platformCode === undefined ? t`It can't be used.` : t`It can't be used (${platformCode}).`;
  }
}
