import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatNumber, formatTable, summarizeTimes } from './figures';

interface Contender {
  readonly name: string;
  /** Returns the arguments of `node`. */
  readonly command: (log: string, report: string) => readonly string[];
}

interface Run {
  readonly ms: number;
  readonly mb: number;
  readonly report: string;
}

/**
 * Measures the time from a log on disk to a report on disk. Each contender runs in a separate process, and the contenders take turns.
 *
 * @throws if two reports differ
 */
export function measureFileToReport(
  root: string,
  folder: string,
  log: string,
  rounds: number,
  names?: readonly string[],
): string {
  const contenders = listContenders(root).filter(({ name }) => !names || names.includes(name));
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of contenders) {
      const report = path.join(folder, 'report.csv');
      runs.set(name, [...(runs.get(name) ?? []), runOnce(name, command(log, report), report)]);
    }
  }
  const reports = new Set([...runs.values()].flat().map(({ report }) => report));
  if (reports.size !== 1) {
    throw new Error(`The contenders made ${reports.size} different reports from ${log}.`);
  }
  const medianTime = (name: string): number => summarizeTimes((runs.get(name) ?? []).map(({ ms }) => ms)).median;
  const duckdb = medianTime('DuckDB, 1 thread');
  const csvParse = medianTime('csv-parse stream + Map');
  return formatTable(
    ['from log to report', 'median ms', 'min..max', '× DuckDB', '× csv-parse', 'peak MB'],
    contenders.map(({ name }) => {
      const contenderRuns = runs.get(name) ?? [];
      const { median, min, max } = summarizeTimes(contenderRuns.map(({ ms }) => ms));
      const ratio = (to: number): string => (to > 0 ? formatNumber(median / to) : '–');
      const memory = formatNumber(summarizeTimes(contenderRuns.map(({ mb }) => mb)).median);
      const spread = `${formatNumber(min)}..${formatNumber(max)}`;
      return [name, formatNumber(median), spread, ratio(duckdb), ratio(csvParse), memory];
    }),
  );
}

function listContenders(root: string): readonly Contender[] {
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

/** Runs a contender once. The process writes its own peak memory to a file when it exits. */
function runOnce(name: string, args: readonly string[], report: string): Run {
  const memoryFile = path.join(path.dirname(report), 'memory.txt');
  const writeMemory = `require('node:fs').writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS))`;
  const preload = `data:text/javascript,import{createRequire}from'node:module';const require=createRequire('/');process.on('exit',()=>{${writeMemory}})`;
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], { encoding: 'utf8' });
  const ms = performance.now() - start;
  // Exit code 1 means that the log has errors. The report is still written.
  if (status !== 0 && status !== 1) {
    throw new Error(`${name} exited with code ${status}: ${stderr}`);
  }
  const mb = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  return { ms, mb, report: createHash('sha256').update(readFileSync(report)).digest('hex') };
}
