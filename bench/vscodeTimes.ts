// Measures what a user sees in VS Code, in the browser of the end-to-end tests.
//   tsx vscodeTimes.ts LOG RESULT
import { readFileSync, writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { Grid } from '../test/e2e/support/grid';
import { startWorkbench, stopWorkbench, workbench } from '../test/e2e/support/workbench';
import { formatNumber, summarizeTimes } from './figures';

/** Each file is opened once, because VS Code keeps the code lenses of a text that was open before. */
const FILES = Array.from({ length: 5 }, (_, round) => `bench-${String(round)}.timelog.csv`);
const [FILE = ''] = FILES;
const SAMPLE = 'sample.timelog.csv';
/** The text of the sample's first code lens, which differs from that of the measured log. */
const SAMPLE_LENS = '30 patient-months';
const ROUNDS = 5;
const EDITS = 60;
const WHEEL_TURNS = 300;
const KEYS_HELD = 200;
const KEYS_TYPED = 120;
/** The browser draws 60 frames per second. If a frame takes longer than two should, another was dropped. */
const TWO_FRAMES = 1000 / 30 + 1;
const MINUTES = '[data-column="4"]';

type Line = readonly [name: string, measured: string];

/** A script for every frame that opens. It notes when the first rows of a grid appear. */
const NOTE_FIRST_ROWS = `
  if (self !== top) {
    const timer = setInterval(() => {
      if (document.querySelector('.grid .entry')) {
        clearInterval(timer);
        self.benchFirstRows = performance.timeOrigin + performance.now();
      }
    }, 4);
  }
`;

/** Returns a script that waits for the text, its first code lens, and the problem count, and resolves to the times after the text. */
const waitForFiguresScript = (file: string): string => `new Promise((resolve) => {
  const counted = () => document.querySelector('[id="status.problems"]')?.textContent;
  const before = counted();
  const seen = {};
  const look = () => {
    const editor = document.querySelector('.editor-group-container.active .monaco-editor');
    const isThere = document.querySelector('.tab.active')?.textContent?.includes('${file}');
    if (isThere && editor?.querySelector('.view-line')) seen.text ??= performance.now();
    if (seen.text !== undefined) {
      const lenses = [...(editor?.querySelectorAll('.codelens-decoration') ?? [])].map(({ textContent }) => textContent);
      const isLogLens = (text) => text.includes('patient-months') && !text.includes('${SAMPLE_LENS}');
      if (lenses.some(isLogLens)) seen.lenses ??= performance.now();
      if (counted() !== before) seen.problems ??= performance.now();
    }
    if (seen.lenses !== undefined && seen.problems !== undefined) {
      resolve([seen.lenses - seen.text, seen.problems - seen.text]);
    } else requestAnimationFrame(look);
  };
  look();
})`;

/** Measures from the first line of the text to the first code lens with figures, and to the problem count in the status bar. */
async function measureTextOpenings(): Promise<{ lenses: number[]; problems: number[] }> {
  const bench = workbench();
  const lenses: number[] = [];
  const problems: number[] = [];
  for (const file of FILES) {
    await bench.openFile(SAMPLE);
    await bench.lenses().filter({ hasText: SAMPLE_LENS }).waitFor();
    const seen = bench.page.evaluate<[number, number]>(waitForFiguresScript(file));
    await bench.openFile(file);
    const [toLenses, toProblems] = await seen;
    lenses.push(toLenses);
    problems.push(toProblems);
    await bench.runCommand('View: Close Editor');
  }
  return { lenses, problems };
}

/** Returns the frame that contains the grid, once it has rows. */
async function findGridFrame(): Promise<Frame> {
  const { page } = workbench();
  for (;;) {
    for (const frame of page.frames()) {
      if (await frame.evaluate<boolean>('self.benchFirstRows !== undefined').catch(() => false)) {
        return frame;
      }
    }
    await page.waitForTimeout(50);
  }
}

/** Measures from the click on the button in the title bar to the first rows in the grid, with their figures. */
async function measureGridOpenings(): Promise<number[]> {
  const bench = workbench();
  const times: number[] = [];
  await bench.page.context().addInitScript(NOTE_FIRST_ROWS);
  await bench.openFile(FILE);
  for (let round = 0; round < ROUNDS; round++) {
    await bench.lenses().filter({ hasText: 'patient-months' }).first().waitFor();
    await bench.page.evaluate(`document.addEventListener('click', (event) => {
      self.benchClick = performance.timeOrigin + event.timeStamp;
    }, { capture: true, once: true })`);
    await Grid.toggle('Open Time Log in the Grid');
    const rowsAt = await (await findGridFrame()).evaluate<number>('benchFirstRows');
    times.push(rowsAt - (await bench.page.evaluate<number>('benchClick')));
    if (round < ROUNDS - 1) {
      await Grid.toggle('Open Time Log as Text');
    }
  }
  return times;
}

/** Measures from each key press to the frame in which it has changed a text of the grid. */
async function measureChanges(
  frame: Frame,
  { key, texts, times }: { readonly key: string; readonly texts: string; readonly times: number },
  press: (round: number) => Promise<void>,
): Promise<number[]> {
  await frame.evaluate(`(() => {
    const text = () => [...document.querySelectorAll('${texts}')].map(({ textContent }) => textContent).join('|');
    let pressed = 0;
    let before = '';
    self.benchTimes = [];
    self.benchStop?.();
    const onKey = (event) => { if (/${key}/.test(event.key)) { pressed = event.timeStamp; before = text(); } };
    addEventListener('keydown', onKey, true);
    let isOn = true;
    self.benchStop = () => { isOn = false; removeEventListener('keydown', onKey, true); };
    const look = () => {
      if (pressed > 0 && text() !== before) { benchTimes.push(performance.now() - pressed); pressed = 0; }
      if (isOn) requestAnimationFrame(look);
    };
    look();
  })()`);
  for (let round = 0; round < times; round++) {
    await press(round);
    // Poll, because waiting within the page would need an eval, which its content security policy forbids.
    await workbench().waitFor(`${texts} to change`, () => frame.evaluate(`benchTimes.length > ${String(round)}`));
  }
  await frame.evaluate('benchStop()');
  return frame.evaluate<number[]>('benchTimes');
}

/** Returns the times between frames during an action. */
async function measureFrames(frame: Frame, act: () => Promise<void>): Promise<number[]> {
  await frame.evaluate(`(() => {
    self.benchFrames = [];
    self.benchIsOn = true;
    let last = performance.now();
    const next = (now) => { benchFrames.push(now - last); last = now; if (benchIsOn) requestAnimationFrame(next); };
    requestAnimationFrame(next);
  })()`);
  await act();
  await frame.evaluate('benchIsOn = false');
  return (await frame.evaluate<number[]>('benchFrames')).slice(2);
}

function describeFrames(name: string, frames: readonly number[]): Line {
  const { median, p99, max } = summarizeTimes(frames);
  const dropped = frames.filter((time) => time > TWO_FRAMES).length;
  return [
    name,
    `median ${formatNumber(median)} ms, 99% within ${formatNumber(p99)} ms, longest ${formatNumber(max)} ms; ` +
      `${String(dropped)} of ${String(frames.length)} took longer than two frames`,
  ];
}

/** Returns the activation time that VS Code reports. */
async function readActivationTime(): Promise<string> {
  const bench = workbench();
  await bench.runCommand('Developer: Show Running Extensions');
  const row = bench.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'CoCM Billing' });
  await row.waitFor();
  const text = await row.innerText();
  return /Activation[^\d]*(\d+ ?ms)/.exec(text)?.[1] ?? `not found in: ${text.replace(/\s+/g, ' ')}`;
}

/** Measures edits, typing, moving, and scrolling in the grid. */
async function measureGridWork(): Promise<Line[]> {
  const { keyboard, mouse } = workbench().page;
  const grid = new Grid(workbench().webview());
  const frame = await findGridFrame();
  // The rows with errors come first. Editing them changes no figures.
  await grid.band('Rows without a patient or a month').locator('.fold').click();
  const cell = grid.frame.locator(`.entry:not(.left-out) ${MINUTES}`).first();
  const edits = summarizeTimes(
    await measureChanges(frame, { key: '^Enter$', texts: '.band', times: EDITS }, async (round) => {
      await cell.click();
      await keyboard.type(String(20 + round));
      await keyboard.press('Enter');
    }),
  );
  await cell.click();
  await keyboard.press('F2');
  const previews = summarizeTimes(
    await measureChanges(frame, { key: '^[0-9]|Backspace$', texts: '.month-preview', times: EDITS }, (round) =>
      keyboard.press(round % 2 === 0 ? '7' : 'Backspace'),
    ),
  );
  const typing = await measureFrames(frame, async () => {
    for (let key = 0; key < KEYS_TYPED; key++) {
      await keyboard.press(key % 2 === 0 ? '7' : 'Backspace', { delay: 30 });
    }
  });
  await keyboard.press('Escape');
  const moving = await measureFrames(frame, async () => {
    for (let key = 0; key < KEYS_HELD; key++) {
      await keyboard.press('ArrowDown');
      await workbench().page.waitForTimeout(15);
    }
  });
  await cell.hover();
  const scrolling = await measureFrames(frame, async () => {
    for (let turn = 0; turn < WHEEL_TURNS; turn++) {
      await mouse.wheel(0, 240);
      await workbench().page.waitForTimeout(10);
    }
  });
  return [
    [
      'from Enter to the new figures in the grid',
      `median ${formatNumber(edits.median)} ms, 95% within ${formatNumber(edits.p95)} ms`,
    ],
    [
      "from a digit of the minutes to the month's new total",
      `median ${formatNumber(previews.median)} ms, 95% within ${formatNumber(previews.p95)} ms`,
    ],
    describeFrames('frames while typing minutes in a cell', typing),
    describeFrames('frames while holding Arrow Down', moving),
    describeFrames('frames while scrolling with the wheel', scrolling),
  ];
}

async function measure(log: string): Promise<Line[]> {
  const bench = workbench();
  const text = readFileSync(log, 'utf8');
  const files = Object.fromEntries(FILES.map((file) => [file, text]));
  // By default, VS Code asks before it shows a remote file of more than 10 MB.
  await bench.open(SAMPLE, { files, settings: { 'workbench.editorLargeFileConfirmation': 100 } });
  await bench.lenses().filter({ hasText: SAMPLE_LENS }).waitFor();
  const opened = await measureTextOpenings();
  const lenses = summarizeTimes(opened.lenses);
  const problems = summarizeTimes(opened.problems);
  const rows = summarizeTimes(await measureGridOpenings());
  const gridWork = await measureGridWork();
  // Last, because VS Code's page of running extensions redraws repeatedly and takes the focus.
  const activationTime = await readActivationTime();
  const formatSpread = ({ median, min, max }: typeof rows): string =>
    `${formatNumber(median)} ms (${formatNumber(min)}..${formatNumber(max)})`;
  return [
    ['activation, as reported by VS Code', activationTime],
    ['from the text to the first figures above it', formatSpread(lenses)],
    ['from the text to its problems in the status bar', formatSpread(problems)],
    ['from the button to the first rows in the grid', formatSpread(rows)],
    ...gridWork,
  ];
}

async function main(): Promise<void> {
  const [log = '', result = ''] = process.argv.slice(2);
  await startWorkbench();
  try {
    writeFileSync(result, JSON.stringify({ lines: await measure(log) }));
  } catch (error) {
    console.error(await workbench().describeWindow());
    await workbench().screenshot('failed-bench');
    throw error;
  } finally {
    await stopWorkbench();
  }
}

void main();
