import { t } from '../../text/text';
import { grouped } from '../../wording/figureWords';
import { getFileName } from '../vscode/fileNames';
import type { ReportSource } from './reportSource';

/** Returns where a line of a log is: `line 12`, or `line 12 of march.timelog.csv` with several logs. @param line from 1 */
export function formatPlace({ files }: ReportSource, log: number, line: number): string {
  const file = files[log];
  return files.length > 1 && file
    ? t`line ${grouped(String(line))} of ${getFileName(file)}`
    : t`line ${grouped(String(line))}`;
}
