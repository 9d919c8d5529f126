import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { figuresOf, rounded, table } from './figures';

interface Contender {
  readonly name: string;
  /** Words behind `node`, before the log and the report. */
  readonly command: (log: string, report: string) => readonly string[];
}

interface Run {
  readonly ms: number;
  readonly mb: number;
  readonly report: string;
}

/** From a log on disk to a report on disk, each contender in a process of its own, by turns. Throws where two reports differ. */
export function fileToReport(
  root: string,
  folder: string,
  log: string,
  rounds: number,
  names?: readonly string[],
): string {
  const contenders = contendersOf(root).filter(({ name }) => !names || names.includes(name));
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of contenders) {
      const report = path.join(folder, 'report.csv');
      runs.set(name, [...(runs.get(name) ?? []), runOnce(name, command(log, report), report)]);
    }
  }
  const reports = new Set([...runs.values()].flat().map(({ report }) => report));
  if (reports.size !== 1) {
    throw new Error(`The contenders made ${reports.size} different reports of ${log}.`);
  }
  const medianOf = (name: string): number => figuresOf((runs.get(name) ?? []).map(({ ms }) => ms)).median;
  const duckdb = medianOf('DuckDB, 1 thread');
  const csvParse = medianOf('csv-parse stream + Map');
  return table(
    ['from log to report', 'median ms', 'min..max', '× DuckDB', '× csv-parse', 'peak MB'],
    contenders.map(({ name }) => {
      const its = runs.get(name) ?? [];
      const { median, least, most } = figuresOf(its.map(({ ms }) => ms));
      const ratio = (to: number): string => (to > 0 ? rounded(median / to) : '–');
      const memory = rounded(figuresOf(its.map(({ mb }) => mb)).median);
      return [name, rounded(median), `${rounded(least)}..${rounded(most)}`, ratio(duckdb), ratio(csvParse), memory];
    }),
  );
}

function contendersOf(root: string): readonly Contender[] {
  const peer = (name: string, file: string): Contender => ({
    name,
    command: (log, report) => [path.join(root, 'bench', 'contenders', file), log, report],
  });
  return [
    {
      name: 'cocm-billing report',
      command: (log, report) => [path.join(root, 'dist', 'cli.js'), 'report', log, '-o', report],
    },
    peer('DuckDB, 1 thread', 'duckdb.mjs'),
    peer('papaparse + Map', 'papaparse.mjs'),
    peer('csv-parse stream + Map', 'csvParse.mjs'),
  ];
}

/** One run; its peak memory is told by the system through the process itself as it ends. */
function runOnce(name: string, words: readonly string[], report: string): Run {
  const told = path.join(path.dirname(report), 'memory.txt');
  const tell = `require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))`;
  const preload = `data:text/javascript,import{createRequire}from'node:module';const require=createRequire('/');process.on('exit',()=>{${tell}})`;
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...words], { encoding: 'utf8' });
  const ms = performance.now() - begun;
  // 1: the log has errors, and the report is made all the same.
  if (status !== 0 && status !== 1) {
    throw new Error(`${name} ended with ${status}: ${stderr}`);
  }
  const mb = Number(readFileSync(told, 'utf8')) / 1024;
  return { ms, mb, report: createHash('sha256').update(readFileSync(report)).digest('hex') };
}
