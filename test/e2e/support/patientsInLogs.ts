import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fixtures } from '../../host/paths.mjs';

/** Returns the MRNs and last names in the sample log. */
function readPatients(): string[] {
  const [, ...rows] = readFileSync(path.join(fixtures, 'sample.timelog.csv'), 'utf8').trimEnd().split('\n');
  return [...new Set(rows.map((row) => row.split(',')).flatMap(([, mrn = '', , lastName = '']) => [mrn, lastName]))];
}

/** Finds names and MRNs of the sample's patients in the log files of a folder and its subfolders. */
export function findPatientsInLogFiles(folder: string): string[] {
  const names = readPatients();
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  if (logs.length === 0) {
    throw new Error("VS Code didn't write a log file, so there is nothing to check.");
  }
  return logs.flatMap((log) => {
    const text = readFileSync(path.join(folder, log), 'utf8');
    return names.filter((name) => text.includes(name)).map((name) => `${log}: ${name}`);
  });
}
