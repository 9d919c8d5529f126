import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fixtures } from '../../host/paths.mjs';

/** The MRNs and last names of the sample log. */
function readPatients(): string[] {
  const [, ...rows] = readFileSync(path.join(fixtures, 'sample.timelog.csv'), 'utf8').trimEnd().split('\n');
  return [...new Set(rows.map((row) => row.split(',')).flatMap(([, mrn = '', , lastName = '']) => [mrn, lastName]))];
}

/** The log files below a folder in which a patient of the sample is named, and by what. */
export function findPatientsInLogFiles(folder: string): string[] {
  const names = readPatients();
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  if (logs.length === 0) {
    throw new Error('VS Code wrote no log file at all: this would prove nothing.');
  }
  return logs.flatMap((log) => {
    const text = readFileSync(path.join(folder, log), 'utf8');
    return names.filter((name) => text.includes(name)).map((name) => `${log}: ${name}`);
  });
}
