import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileToReport } from './fileToReport';
import { rounded, table, type Figures } from './figures';
import { writeMadeLog } from './madeLogs';

const root = process.cwd();
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'files,scale,opening,keystroke,bulk,memory,sizes,vscode' },
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    print: { type: 'boolean', default: false },
  },
});
const chosen = new Set(options.only.split(','));
const rows = Number(options.rows);
const rounds = Number(options.rounds);
const folder = mkdtempSync(path.join(tmpdir(), 'cocm-billing-bench-'));

const logs = new Map<number, string>();
function logOf(count: number): string {
  let file = logs.get(count);
  if (file === undefined) {
    file = path.join(folder, `log-${count}.csv`);
    const made = writeMadeLog(file, count);
    console.error(
      `A log of ${made.rows} rows, ${made.bytes} bytes, ${made.exactMonths} months exactly on a threshold, ${made.badRows} rows amiss.`,
    );
    logs.set(count, file);
  }
  return file;
}

/** A part in a process of its own. */
function part(name: string, log: string): unknown {
  const program = path.join(root, 'out', 'bench', 'editorParts.cjs');
  const words = ['--expose-gc', '--max-old-space-size=8000', program, name, log];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

const spread = ({ median, least, most }: Figures): string => `${rounded(median)} (${rounded(least)}..${rounded(most)})`;

/** The same work at several sizes, by itself. */
function scale(): string {
  const sizes = [10_000, 100_000, rows, ...(process.env['BENCH_TEN_MILLION'] === undefined ? [] : [10_000_000])];
  return sizes
    .map(
      (size) =>
        `**${size.toLocaleString('en-US')} rows**\n\n${fileToReport(root, folder, logOf(size), rounds, ['cocm-billing report'])}`,
    )
    .join('\n\n');
}

function opening(): string {
  interface Opening {
    readonly cold: number;
    readonly ours: Figures;
    readonly papaparse: Figures;
  }
  return table(
    ['rows', 'first time, ms', 'ms', 'papaparse, bare parse, ms', '× papaparse'],
    [1_000, 10_000, 100_000].map((size) => {
      const { cold, ours, papaparse } = part('opening', logOf(size)) as Opening;
      const ratio = rounded(ours.median / papaparse.median);
      return [size.toLocaleString('en-US'), rounded(cold), spread(ours), spread(papaparse), ratio];
    }),
  );
}

function keystroke(): string {
  interface Keystroke {
    readonly early: Figures;
    readonly log: Figures;
    readonly shown: Figures;
    readonly getText: Figures;
    readonly csvParse?: Figures;
  }
  return table(
    [
      'rows',
      'first 100, ms',
      'log and codes, ms',
      '95%',
      'with problems and totals, ms',
      'requesting the text, ms',
      'csv-parse again, ms',
    ],
    [1_000, 10_000, 100_000, rows].map((size) => {
      const { early, log, shown, getText, csvParse } = part('keystroke', logOf(size)) as Keystroke;
      const whole = rounded(log.median + shown.median);
      const anew = csvParse ? rounded(csvParse.median) : 'not measured';
      return [
        size.toLocaleString('en-US'),
        rounded(early.median),
        rounded(log.median),
        rounded(log.p95),
        whole,
        rounded(getText.median),
        anew,
      ];
    }),
  );
}

function bulk(): string {
  interface Bulk {
    readonly fresh: Figures;
    readonly paste: Figures;
    readonly remove: Figures;
    readonly quote: Figures;
  }
  return table(
    ['rows', 'reading again, ms', '1,000 rows pasted', '10,000 rows deleted', 'an unclosed quote at the top'],
    [100_000].map((size) => {
      const { fresh, paste, remove, quote } = part('bulk', logOf(size)) as Bulk;
      return [size.toLocaleString('en-US'), spread(fresh), spread(paste), spread(remove), spread(quote)];
    }),
  );
}

function memory(): string {
  interface Memory {
    readonly rows: number;
    readonly ours: number;
    readonly closed: number;
    readonly csvParse: number;
  }
  return table(
    ['rows', 'bytes per row', 'after closing', "csv-parse's arrays"],
    [100_000].map((size) => {
      const { ours, closed, csvParse } = part('memory', logOf(size)) as Memory;
      return [size.toLocaleString('en-US'), rounded(ours), rounded(Math.max(0, closed)), rounded(csvParse)];
    }),
  );
}

function sizes(): string {
  execFileSync(process.execPath, [path.join(root, 'tools', 'package.mjs')], { cwd: root, stdio: 'ignore' });
  const vsix = readdirSync(root).find((name) => name.endsWith('.vsix'));
  const kb = (file: string): string => rounded(statSync(file).size / 1024);
  const dist = path.join(root, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|css)$/.test(name));
  return table(
    ['file', 'KB'],
    [
      ...files.sort().map((name) => [`dist/${name}`, kb(path.join(dist, name))]),
      ...(vsix === undefined ? [] : [[`the package, ${vsix}`, kb(path.join(root, vsix))]]),
    ],
  );
}

function vscodeTimes(): string {
  const told = path.join(folder, 'vscode.json');
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const program = path.join(root, 'bench', 'vscodeTimes.ts');
  execFileSync(process.execPath, [tsx, program, logOf(100_000), told], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { lines } = JSON.parse(readFileSync(told, 'utf8')) as { readonly lines: readonly (readonly string[])[] };
  return table(['in VS Code, 100,000 rows', 'measured'], lines);
}

const PARTS: Readonly<Record<string, { readonly title: string; readonly measure: () => string }>> = {
  files: {
    title: `From a log on disk to a report on disk, ${rows.toLocaleString('en-US')} rows`,
    measure: () => fileToReport(root, folder, logOf(rows), rounds),
  },
  scale: { title: 'The same at other sizes', measure: scale },
  opening: { title: 'Opening a document: text to entries, problems, and codes', measure: opening },
  keystroke: { title: 'One keystroke', measure: keystroke },
  bulk: { title: 'Edits of many rows', measure: bulk },
  memory: { title: 'Memory use', measure: memory },
  sizes: { title: 'Sizes', measure: sizes },
  vscode: { title: 'In VS Code', measure: vscodeTimes },
};

const MARK = { begin: (name: string) => `<!-- ${name} -->`, end: '<!-- end -->' };

/** Puts a table in place of what stood between its marks, and leaves the words around it. */
function written(page: string, name: string, content: string): string {
  const begin = page.indexOf(MARK.begin(name));
  const end = page.indexOf(MARK.end, begin);
  const marked = `${MARK.begin(name)}\n\n${content}\n\n`;
  return begin < 0 ? `${page}\n${marked}${MARK.end}\n` : page.slice(0, begin) + marked + page.slice(end);
}

function machine(): string {
  const [cpu] = cpus();
  return (
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${String(cpus().length)} cores of ${cpu?.model ?? 'an unknown processor'}, ` +
    `${rounded(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.versions.node}. ` +
    `Times are medians of ${String(rounds)} alternating runs, shown with the minimum and maximum.`
  );
}

const file = path.join(root, 'docs', 'benchmarks.md');
let page = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
try {
  for (const [name, { title, measure }] of Object.entries(PARTS)) {
    if (chosen.has(name)) {
      const content = measure();
      console.log(`\n## ${title}\n\n${content}`);
      page = written(page, name, content);
    }
  }
  page = written(page, 'machine', machine());
  if (!options.print) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, page);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
