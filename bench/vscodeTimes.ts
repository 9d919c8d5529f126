// Measures what a person sees in VS Code, in the browser of the end-to-end tests.
//   tsx vscodeTimes.ts LOG RESULT
import { readFileSync, writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { Grid } from '../test/e2e/grid';
import { startWorkbench, stopWorkbench, workbench } from '../test/e2e/workbench';
import { figuresOf, rounded } from './figures';

/** Each is opened once: of a text that was open before VS Code shows the old lenses at once. */
const FILES = Array.from({ length: 5 }, (_, round) => `bench-${String(round)}.timelog.csv`);
const [FILE = ''] = FILES;
const SAMPLE = 'sample.timelog.csv';
/** What the sample's first lens says, to tell it from that of the measured log. */
const SAMPLE_MONTHS = '30 patient-months';
const ROUNDS = 5;
const EDITS = 60;
const TURNS_OF_THE_WHEEL = 300;
const KEYS_HELD = 200;
const KEYS_TYPED = 120;
/** The browser draws 60 frames a second; when one took longer than two should, another was left out. */
const TWO_FRAMES = 1000 / 30 + 1;
const MINUTES = '[data-column="4"]';

type Line = readonly [what: string, measured: string];

/** Runs in every frame that opens: says when the first rows of a grid were there. */
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

/** Looks at every frame for the text, its first lens and the count of problems; gives how long after the text they came. */
const whenFiguresCome = (file: string): string => `new Promise((resolve) => {
  const counted = () => document.querySelector('[id="status.problems"]')?.textContent;
  const before = counted();
  const seen = {};
  const look = () => {
    const editor = document.querySelector('.editor-group-container.active .monaco-editor');
    const isThere = document.querySelector('.tab.active')?.textContent?.includes('${file}');
    if (isThere && editor?.querySelector('.view-line')) seen.text ??= performance.now();
    if (seen.text !== undefined) {
      const lenses = [...(editor?.querySelectorAll('.codelens-decoration') ?? [])].map(({ textContent }) => textContent);
      const isItsLens = (text) => text.includes('patient-months') && !text.includes('${SAMPLE_MONTHS}');
      if (lenses.some(isItsLens)) seen.lenses ??= performance.now();
      if (counted() !== before) seen.problems ??= performance.now();
    }
    if (seen.lenses !== undefined && seen.problems !== undefined) {
      resolve([seen.lenses - seen.text, seen.problems - seen.text]);
    } else requestAnimationFrame(look);
  };
  look();
})`;

/** From the first line of the text to the first lens with figures, and to the count of problems in the status bar. */
async function textOpenings(): Promise<{ lenses: number[]; problems: number[] }> {
  const bench = workbench();
  const lenses: number[] = [];
  const problems: number[] = [];
  for (const file of FILES) {
    await bench.openFile(SAMPLE);
    await bench.lenses().filter({ hasText: SAMPLE_MONTHS }).waitFor();
    const seen = bench.page.evaluate<[number, number]>(whenFiguresCome(file));
    await bench.openFile(file);
    const [toLenses, toProblems] = await seen;
    lenses.push(toLenses);
    problems.push(toProblems);
    await bench.runCommand('View: Close Editor');
  }
  return { lenses, problems };
}

/** The frame in which the grid stands, as soon as it has rows. */
async function gridFrame(): Promise<Frame> {
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

/** From the click on the button in the title bar to the first rows in the grid, with their figures. */
async function gridOpenings(): Promise<number[]> {
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
    const rowsAt = await (await gridFrame()).evaluate<number>('benchFirstRows');
    times.push(rowsAt - (await bench.page.evaluate<number>('benchClick')));
    if (round < ROUNDS - 1) {
      await Grid.toggle('Open Time Log as Text');
    }
  }
  return times;
}

/** From a key press to the frame in which a text of the grid has changed by it, for as many presses as `press` makes. */
async function untilChanged(
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
    // Asked again and again: to wait within the page would need an eval, which its policy forbids.
    await workbench().until(`${texts} to change`, () => frame.evaluate(`benchTimes.length > ${String(round)}`));
  }
  await frame.evaluate('benchStop()');
  return frame.evaluate<number[]>('benchTimes');
}

/** The times between frames while something is done. */
async function framesWhile(frame: Frame, act: () => Promise<void>): Promise<number[]> {
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

function framesLine(what: string, frames: readonly number[]): Line {
  const { median, p99, most } = figuresOf(frames);
  const dropped = frames.filter((time) => time > TWO_FRAMES).length;
  return [
    what,
    `median ${rounded(median)} ms, 99% within ${rounded(p99)} ms, longest ${rounded(most)} ms; ` +
      `${String(dropped)} of ${String(frames.length)} took longer than two frames`,
  ];
}

/** What VS Code itself says of the extension's activation. */
async function activation(): Promise<string> {
  const bench = workbench();
  await bench.runCommand('Developer: Show Running Extensions');
  const row = bench.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'CoCM Billing' });
  await row.waitFor();
  const said = await row.innerText();
  return /Activation[^\d]*(\d+ ?ms)/.exec(said)?.[1] ?? `not said: ${said.replace(/\s+/g, ' ')}`;
}

/** What the grid costs while it is worked in. */
async function workingInTheGrid(): Promise<Line[]> {
  const { keyboard, mouse } = workbench().page;
  const grid = new Grid(workbench().webview());
  const frame = await gridFrame();
  // The rows in error stand first, and no figure changes with them.
  await grid.band('Rows without a patient or a month').locator('.fold').click();
  const cell = grid.frame.locator(`.entry:not(.left-out) ${MINUTES}`).first();
  const edits = figuresOf(
    await untilChanged(frame, { key: '^Enter$', texts: '.band', times: EDITS }, async (round) => {
      await cell.click();
      await keyboard.type(String(20 + round));
      await keyboard.press('Enter');
    }),
  );
  await cell.click();
  await keyboard.press('F2');
  const previews = figuresOf(
    await untilChanged(frame, { key: '^[0-9]|Backspace$', texts: '.month-preview', times: EDITS }, (round) =>
      keyboard.press(round % 2 === 0 ? '7' : 'Backspace'),
    ),
  );
  const typing = await framesWhile(frame, async () => {
    for (let key = 0; key < KEYS_TYPED; key++) {
      await keyboard.press(key % 2 === 0 ? '7' : 'Backspace', { delay: 30 });
    }
  });
  await keyboard.press('Escape');
  const moving = await framesWhile(frame, async () => {
    for (let key = 0; key < KEYS_HELD; key++) {
      await keyboard.press('ArrowDown');
      await workbench().page.waitForTimeout(15);
    }
  });
  await cell.hover();
  const scrolling = await framesWhile(frame, async () => {
    for (let turn = 0; turn < TURNS_OF_THE_WHEEL; turn++) {
      await mouse.wheel(0, 240);
      await workbench().page.waitForTimeout(10);
    }
  });
  return [
    [
      'from Enter to the new figures in the grid',
      `median ${rounded(edits.median)} ms, 95% within ${rounded(edits.p95)} ms`,
    ],
    [
      "from a digit of the minutes to the month's new total",
      `median ${rounded(previews.median)} ms, 95% within ${rounded(previews.p95)} ms`,
    ],
    framesLine('frames while typing minutes in a cell', typing),
    framesLine('frames while Arrow Down is held', moving),
    framesLine('frames while the wheel turns', scrolling),
  ];
}

async function measure(log: string): Promise<Line[]> {
  const bench = workbench();
  const text = readFileSync(log, 'utf8');
  const files = Object.fromEntries(FILES.map((file) => [file, text]));
  // VS Code asks before it shows a remote file of more than 10 MB, until a person says otherwise.
  await bench.open(SAMPLE, { files, settings: { 'workbench.editorLargeFileConfirmation': 100 } });
  await bench.lenses().filter({ hasText: SAMPLE_MONTHS }).waitFor();
  const opened = await textOpenings();
  const lenses = figuresOf(opened.lenses);
  const problems = figuresOf(opened.problems);
  const rows = figuresOf(await gridOpenings());
  const worked = await workingInTheGrid();
  // Last, for VS Code's page of extensions draws itself again and again and takes the focus.
  const active = await activation();
  const spread = ({ median, least, most }: typeof rows): string =>
    `${rounded(median)} ms (${rounded(least)}..${rounded(most)})`;
  return [
    ['activation, as reported by VS Code', active],
    ['from the text to the first figures above it', spread(lenses)],
    ['from the text to its problems in the status bar', spread(problems)],
    ['from the button to the first rows in the grid', spread(rows)],
    ...worked,
  ];
}

async function main(): Promise<void> {
  const [log = '', result = ''] = process.argv.slice(2);
  await startWorkbench();
  try {
    writeFileSync(result, JSON.stringify({ lines: await measure(log) }));
  } catch (error) {
    console.error(await workbench().whatIsSeen());
    await workbench().screenshot('failed-bench');
    throw error;
  } finally {
    await stopWorkbench();
  }
}

void main();
