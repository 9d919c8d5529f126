import assert from 'node:assert/strict';
import { listFactMonths, listFactPlaces } from '../../../../src/billing/factPlaces';
import { listFacts } from '../../../../src/billing/factList';
import { countProblemTotals } from '../../../../src/billing/problemList';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { EditedDocument } from '../../support/editedDocument';
import { billLines, billText } from '../../support/billing';
import { buildLog, formatEntry } from '../../support/logBuilder';

const createTexts = (count: number, prefix = 'Pottery'): { activity: string; date: string }[] =>
  Array.from({ length: count }, (_, n) => ({ activity: `${prefix} zq${n}`, date: `1/${(n % 28) + 1}/2024` }));

const listOf = (billed: BilledLogs, code: string): readonly string[] =>
  listFacts(billed).flatMap(({ problem }) => (problem.code === code ? [problem.message] : []));

describe('Activities that are notes', () => {
  it('are one fact with the number of texts, and count as one', () => {
    const billed = billText(buildLog(...createTexts(30)));
    assert.deepEqual(listOf(billed, 'CB145'), [
      'This activity isn\'t known. It counts under the "Full time" profile. A quick fix or "activities" in the configuration sets what it is. The column seems to hold notes: this is one of 30 texts with this problem, in 30 rows.',
    ]);
    assert.equal(countProblemTotals(billed).warnings, listFacts(billed).filter(isWarning).length);
    const [fact] = listFacts(billed).filter(({ problem }) => problem.code === 'CB145');
    assert.ok(fact);
    assert.deepEqual(
      listFactMonths(billed, fact).map(({ rows }) => rows),
      [30],
    );
    assert.deepEqual(
      listFactPlaces(billed, fact).map(({ rows }) => rows.length),
      [30],
    );
  });

  it('that repeat, or are few, are one fact each', () => {
    assert.equal(listOf(billText(buildLog(...createTexts(20))), 'CB145').length, 20);
    const texts = createTexts(30);
    assert.equal(listOf(billText(buildLog(...texts, ...texts)), 'CB145').length, 30);
  });

  it('are one fact for each kind of problem', () => {
    const billed = billText(buildLog(...createTexts(25), ...createTexts(25, 'Lunch with')));
    assert.deepEqual([listOf(billed, 'CB145').length, listOf(billed, 'CB114').length], [1, 1]);
  });

  it('become one fact with the edit that makes them many, and are listed again when they are few', () => {
    const document = new EditedDocument(buildLog(...createTexts(20)));
    const billed = billLines(document);
    const [log] = billed.logs;
    const replaceLine = (line: number, text: string, end = line): void => {
      const range = { start: { line, column: 0 }, end: { line: end, column: 0 } };
      billed.applyEdits(log!, toLineEdits(document.replace(range, text)));
    };
    replaceLine(1, `${formatEntry({ activity: 'Pottery at last' })}\n`);
    assert.equal(listOf(billed, 'CB145').length, 1);
    replaceLine(1, '', 2);
    assert.equal(listOf(billed, 'CB145').length, 20);
  });
});

function isWarning({ problem }: ReturnType<typeof listFacts>[number]): boolean {
  return problem.severity === 'warning';
}
