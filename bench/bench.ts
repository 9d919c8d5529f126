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
import { measureFileToReport } from './fileToReport';
import { formatNumber, formatTable, type TimeSummary } from './figures';
import { writeGeneratedLog } from './generatedLogs';
import type { Growth } from './growth';

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
function generateLog(count: number): string {
  let file = logs.get(count);
  if (file === undefined) {
    file = path.join(folder, `log-${count}.csv`);
    const generated = writeGeneratedLog(file, count);
    console.error(
      `Generated a log: ${generated.rows} rows, ${generated.bytes} bytes, ${generated.exactMonths} months exactly on a threshold, ${generated.badRows} bad rows.`,
    );
    logs.set(count, file);
  }
  return file;
}

/** Runs a part in a separate process. */
function runPart(name: string, log: string): unknown {
  const program = path.join(root, 'out', 'bench', 'editorParts.cjs');
  const args = ['--expose-gc', '--max-old-space-size=8000', program, name, log];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

const formatSpread = ({ median, min, max }: TimeSummary): string =>
  `${formatNumber(median)} (${formatNumber(min)}..${formatNumber(max)})`;

/** Measures only the product, at several sizes. */
function measureScale(): string {
  const sizes = [10_000, 100_000, rows, ...(process.env['BENCH_TEN_MILLION'] === undefined ? [] : [10_000_000])];
  return sizes
    .map(
      (size) =>
        `**${size.toLocaleString('en-US')} rows**\n\n${measureFileToReport(root, folder, generateLog(size), rounds, ['cocm-billing report'])}`,
    )
    .join('\n\n');
}

function measureOpening(): string {
  interface Opening {
    readonly cold: number;
    readonly ours: TimeSummary;
    readonly papaparse: TimeSummary;
  }
  return formatTable(
    ['rows', 'first time, ms', 'ms', 'papaparse, bare parse, ms', '× papaparse'],
    [1_000, 10_000, 100_000].map((size) => {
      const { cold, ours, papaparse } = runPart('opening', generateLog(size)) as Opening;
      const ratio = formatNumber(ours.median / papaparse.median);
      return [size.toLocaleString('en-US'), formatNumber(cold), formatSpread(ours), formatSpread(papaparse), ratio];
    }),
  );
}

function measureKeystroke(): string {
  interface Keystroke {
    readonly early: TimeSummary;
    readonly log: TimeSummary;
    readonly shown: TimeSummary;
    readonly getText: TimeSummary;
    readonly csvParse?: TimeSummary;
  }
  return formatTable(
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
      const { early, log, shown, getText, csvParse } = runPart('keystroke', generateLog(size)) as Keystroke;
      const whole = formatNumber(log.median + shown.median);
      const fullRead = csvParse ? formatNumber(csvParse.median) : 'not measured';
      return [
        size.toLocaleString('en-US'),
        formatNumber(early.median),
        formatNumber(log.median),
        formatNumber(log.p95),
        whole,
        formatNumber(getText.median),
        fullRead,
      ];
    }),
  );
}

function measureBulkEdits(): string {
  interface Bulk {
    readonly fresh: TimeSummary;
    readonly paste: TimeSummary;
    readonly remove: TimeSummary;
    readonly quote: TimeSummary;
  }
  return formatTable(
    ['rows', 'reading again, ms', '1,000 rows pasted', '10,000 rows deleted', 'an unclosed quote at the top'],
    [100_000].map((size) => {
      const { fresh, paste, remove, quote } = runPart('bulk', generateLog(size)) as Bulk;
      return [
        size.toLocaleString('en-US'),
        formatSpread(fresh),
        formatSpread(paste),
        formatSpread(remove),
        formatSpread(quote),
      ];
    }),
  );
}

function measureMemory(): string {
  interface Memory {
    readonly rows: number;
    readonly ours: number;
    readonly closed: number;
    readonly csvParse: number;
  }
  return formatTable(
    ['rows', 'bytes per row', 'after closing', "csv-parse's arrays"],
    [100_000].map((size) => {
      const { ours, closed, csvParse } = runPart('memory', generateLog(size)) as Memory;
      return [
        size.toLocaleString('en-US'),
        formatNumber(ours),
        formatNumber(Math.max(0, closed)),
        formatNumber(csvParse),
      ];
    }),
  );
}

function measureSizes(): string {
  execFileSync(process.execPath, [path.join(root, 'tools', 'package.mjs')], { cwd: root, stdio: 'ignore' });
  const vsix = readdirSync(root).find((name) => name.endsWith('.vsix'));
  const kb = (file: string): string => formatNumber(statSync(file).size / 1024);
  const dist = path.join(root, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|css)$/.test(name));
  return formatTable(
    ['file', 'KB'],
    [
      ...files.sort().map((name) => [`dist/${name}`, kb(path.join(dist, name))]),
      ...(vsix === undefined ? [] : [[`package, ${vsix}`, kb(path.join(root, vsix))]]),
    ],
  );
}

/** Measures how the time grows with the size, in a separate process. It takes minutes, so it runs only when it's asked for. */
function measureGrowth(): string {
  const program = path.join(root, 'out', 'bench', 'growth.cjs');
  const lines = execFileSync(process.execPath, ['--max-old-space-size=8000', program], { encoding: 'utf8' });
  return formatTable(
    ['series', 'largest size', 'ms', 'exponent'],
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Growth)
      .map(({ name, size, ms, exponent }) => [
        name,
        size.toLocaleString('en-US'),
        formatNumber(ms),
        exponent.toFixed(2),
      ]),
  );
}

function measureVSCode(): string {
  const resultFile = path.join(folder, 'vscode.json');
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const program = path.join(root, 'bench', 'vscodeTimes.ts');
  execFileSync(process.execPath, [tsx, program, generateLog(100_000), resultFile], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { lines } = JSON.parse(readFileSync(resultFile, 'utf8')) as { readonly lines: readonly (readonly string[])[] };
  return formatTable(['in VS Code, 100,000 rows', 'measured'], lines);
}

const PARTS: Readonly<Record<string, { readonly title: string; readonly measure: () => string }>> = {
  files: {
    title: `From a log on disk to a report on disk, ${rows.toLocaleString('en-US')} rows`,
    measure: () => measureFileToReport(root, folder, generateLog(rows), rounds),
  },
  scale: { title: 'From log to report at other sizes', measure: measureScale },
  opening: { title: 'Opening a document: text to entries, problems, and codes', measure: measureOpening },
  keystroke: { title: 'One keystroke', measure: measureKeystroke },
  bulk: { title: 'Edits of many rows', measure: measureBulkEdits },
  memory: { title: 'Memory use', measure: measureMemory },
  sizes: { title: 'Sizes', measure: measureSizes },
  vscode: { title: 'In VS Code', measure: measureVSCode },
  growth: { title: 'How the time grows with the size', measure: measureGrowth },
};

const MARK = { begin: (name: string) => `<!-- ${name} -->`, end: '<!-- end -->' };

/** Replaces the text between two marks of the page. The rest of the page stays unchanged. */
function replaceSection(page: string, name: string, content: string): string {
  const begin = page.indexOf(MARK.begin(name));
  const end = page.indexOf(MARK.end, begin);
  const marked = `${MARK.begin(name)}\n\n${content}\n\n`;
  return begin < 0 ? `${page}\n${marked}${MARK.end}\n` : page.slice(0, begin) + marked + page.slice(end);
}

function describeMachine(): string {
  const [cpu] = cpus();
  return (
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${String(cpus().length)} cores, ${cpu?.model ?? 'unknown processor'}, ` +
    `${formatNumber(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.versions.node}. ` +
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
      page = replaceSection(page, name, content);
    }
  }
  page = replaceSection(page, 'machine', describeMachine());
  if (!options.print) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, page);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
