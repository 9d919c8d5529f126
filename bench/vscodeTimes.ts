// Measures what a person sees in VS Code, in the browser of the end-to-end tests.
//   tsx vscodeTimes.ts LOG RESULT
import { readFileSync, writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { Grid } from '../test/e2e/grid';
import { startWorkbench, stopWorkbench, workbench } from '../test/e2e/workbench';
import { figuresOf, rounded } from './figures';

const FILE = 'bench.timelog.csv';
const ROUNDS = 5;
const KEYS = 40;

/** From the first line of the text to the first lens with figures, as the page shows them. */
async function opening(): Promise<number[]> {
  const bench = workbench();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await bench.openFile('sample.timelog.csv');
    await bench.lenses().filter({ hasText: '30 patient-months' }).waitFor();
    const seen = bench.page.evaluate<number>(`new Promise((resolve) => {
      let text = 0;
      const look = () => {
        const editor = document.querySelector('.editor-group-container.active .monaco-editor');
        const isThere = document.querySelector('.tab.active')?.textContent?.includes('${FILE}');
        if (text === 0 && isThere && editor?.querySelector('.view-line')) text = performance.now();
        const lenses = [...(editor?.querySelectorAll('.codelens-decoration') ?? [])].map((lens) => lens.textContent ?? '');
        const hasFigures = lenses.some((lens) => lens.includes('patient-months') && !lens.includes('30 patient-months'));
        if (text > 0 && hasFigures) resolve(performance.now() - text);
        else requestAnimationFrame(look);
      };
      look();
    })`);
    await bench.openFile(FILE);
    times.push(await seen);
    await bench.runCommand('View: Close Editor');
  }
  return times;
}

async function gridFrame(): Promise<Frame> {
  const { page } = workbench();
  for (;;) {
    for (const frame of page.frames()) {
      if (await frame.evaluate<boolean>(`document.querySelector('[role=grid]') !== null`).catch(() => false)) {
        return frame;
      }
    }
    await page.waitForTimeout(100);
  }
}

/** From the Enter that ends an edit of minutes to the band's new figures on the screen. */
async function keyToFigures(grid: Grid, frame: Frame): Promise<number[]> {
  const { page } = workbench();
  await frame.evaluate(`(() => {
    window.benchTimes = [];
    window.benchKey = 0;
    const text = () => [...document.querySelectorAll('.band')].map((band) => band.textContent).join('|');
    let before = '';
    addEventListener('keydown', ({ key }) => { if (key === 'Enter') { benchKey = performance.now(); before = text(); } }, true);
    const look = () => {
      if (benchKey > 0 && text() !== before) { benchTimes.push(performance.now() - benchKey); benchKey = 0; }
      requestAnimationFrame(look);
    };
    look();
  })()`);
  const cell = grid.frame.locator('.entry [data-column="4"]').first();
  for (let round = 0; round < KEYS; round++) {
    await cell.click();
    await page.keyboard.type(String(20 + round));
    await page.keyboard.press('Enter');
    await frame.waitForFunction(`benchTimes.length > ${String(round)}`);
  }
  return frame.evaluate<number[]>('benchTimes');
}

/** The times between frames while the wheel turns for some seconds. */
async function scrolling(frame: Frame): Promise<number[]> {
  const { page } = workbench();
  await frame.evaluate(`(() => {
    window.benchFrames = [];
    window.benchOn = true;
    let last = performance.now();
    const next = (now) => { benchFrames.push(now - last); last = now; if (benchOn) requestAnimationFrame(next); };
    requestAnimationFrame(next);
  })()`);
  for (let turn = 0; turn < 200; turn++) {
    await page.mouse.wheel(0, 240);
  }
  await frame.evaluate('benchOn = false');
  return (await frame.evaluate<number[]>('benchFrames')).slice(2);
}

/** What VS Code itself says of the extension's activation. */
async function activation(): Promise<string> {
  const bench = workbench();
  await bench.runCommand('Developer: Show Running Extensions');
  const row = bench.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'CoCM Billing' });
  await row.waitFor();
  const said = /Activation[^\d]*(\d+ ?ms)/.exec(await row.innerText())?.[1] ?? 'not said';
  await bench.runCommand('View: Close Editor');
  return said;
}

async function measure(log: string): Promise<string[][]> {
  const bench = workbench();
  await bench.open('sample.timelog.csv', { files: { [FILE]: readFileSync(log, 'utf8') } });
  await bench.lenses().filter({ hasText: '30 patient-months' }).waitFor();
  const active = await activation();
  const opened = figuresOf(await opening());
  await bench.openFile(FILE);
  await Grid.toggle('Open Time Log in the Grid');
  const grid = new Grid(bench.webview());
  await grid.frame.locator('.entry').first().waitFor();
  const frame = await gridFrame();
  const keys = figuresOf(await keyToFigures(grid, frame));
  await grid.frame.locator('.entry').nth(3).hover();
  const frames = await scrolling(frame);
  const slow = frames.filter((time) => time > 33.4).length;
  const soon = rounded(100 - (100 * slow) / frames.length);
  return [
    ['activation, as VS Code tells it', active],
    [
      'from the text to the first figures',
      `${rounded(opened.median)} ms (${rounded(opened.least)}..${rounded(opened.most)})`,
    ],
    ['from Enter to the new figures in the grid', `${rounded(keys.median)} ms, 95 % within ${rounded(keys.p95)} ms`],
    [
      'frames while scrolling the grid',
      `${String(frames.length)}, median ${rounded(figuresOf(frames).median)} ms; ${soon} % within 33 ms`,
    ],
  ];
}

async function main(): Promise<void> {
  const [log = '', result = ''] = process.argv.slice(2);
  await startWorkbench();
  try {
    writeFileSync(result, JSON.stringify({ lines: await measure(log) }));
  } finally {
    await stopWorkbench();
  }
}

void main();
