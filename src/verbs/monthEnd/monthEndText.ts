import { escapeMarkup, pageMarkup } from '../../report/exports/markup';
import type { Outcome } from '../outcome';
import type { MonthEndRun } from './runMonthEnd';

/** Returns what a run of a month end prints: each command with its place, and what it gives. */
export function formatMonthEndRun(file: string, { problems, pieces, exitCode, isStopped }: MonthEndRun): Outcome {
  const runs = pieces.flatMap((piece) => piece.runs);
  const stdout = runs.map(({ text, line, outcome }) => `${file}:${line}: ${text}\n${outcome.stdout}\n`).join('');
  const ofSettings = problems.map((problem) => `${file}:${problem}\n`).join('');
  const stderr = runs.map(({ outcome }) => outcome.stderr).join('');
  const stopped = isStopped
    ? 'Stopped at the first cell that holds something back. The cells after it were not run.\n'
    : '';
  return { exitCode, stdout, stderr: ofSettings + stderr + stopped };
}

/** Returns a page with the text of a month end and what its commands gave. It can have patient data, as reports do. */
export function monthEndHtml(title: string, { pieces }: MonthEndRun): string {
  const body = pieces.map(({ piece, runs }) => {
    if (piece.kind !== 'cell') {
      return piece.kind === 'text' ? `<pre class="text">${escapeMarkup(piece.content)}</pre>` : '';
    }
    return runs
      .map(({ text, outcome }) => `<section>\n<h2>${escapeMarkup(text)}</h2>\n${outcomeMarkup(outcome)}\n</section>`)
      .join('\n');
  });
  return pageMarkup(title, STYLE, `<h1>${escapeMarkup(title)}</h1>\n${body.join('\n')}`);
}

/** Returns what a command gave as markup: its table if it has one, or else its text, and its messages. */
export function outcomeMarkup({ stdout, stderr, markup }: Outcome): string {
  const shown = markup?.() ?? (stdout === '' ? '' : `<pre>${escapeMarkup(stdout)}</pre>`);
  return `${shown}${stderr === '' ? '' : `<pre class="messages">${escapeMarkup(stderr)}</pre>`}`;
}

const STYLE = `body { font-family: sans-serif; margin: 2em; }
pre { white-space: pre-wrap; }
pre.text { font-family: inherit; }
table { border-collapse: collapse; }
th, td { border: 1px solid #888; padding: 0.2em 0.6em; text-align: left; }
.figure { text-align: right; }`;
