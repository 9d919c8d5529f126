import assert from 'node:assert/strict';
import { buildLog, type Entry } from '../../support/logBuilder';
import { findMarkedTexts, makeReportLines, summarizeProblems, summarizeReport } from '../../support/billing';
import { kindText } from '../../../../src/wording/monthFigures';
import { formatDate } from '../../../../src/log/values/calendarDate';

const entry = (date: string, minutes: string, assessment = '1/19/2024'): Partial<Entry> => ({
  date,
  minutes,
  assessment,
});

describe('An episode of care', () => {
  it('earns 99493, not 99492, in the second month if the first month misses 70 minutes', () => {
    assert.deepEqual(summarizeReport(buildLog(entry('1/19/2024', '50.03'), entry('2/3/2024', '70'))), [
      'P1 2024-02 70 99493',
      'P1 2024-01 50.03 no code',
    ]);
  });

  it('earns 99492 in the calendar month of its assessment, even for entries before the day', () => {
    assert.deepEqual(summarizeReport(buildLog(entry('1/1/2024', '70'))), ['P1 2024-01 70 99492']);
    assert.deepEqual(summarizeProblems(buildLog(entry('1/1/2024', '70'))), ['CB102 1:0-1:8']);
  });

  it('earns no code in months before its assessment, and each of their entries has a warning', () => {
    const text = buildLog(entry('12/1/2023', '200'), entry('1/19/2024', '70'), entry('12/31/2023', '5'));
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492', 'P1 2023-12 205 no code']);
    assert.deepEqual(findMarkedTexts(text), ['CB102 12/1/2023', 'CB102 12/31/2023']);
    assert.deepEqual(
      makeReportLines(text).map(({ kind, next }) => [kindText(kind), next?.code]),
      [
        ['initial month', '99494'],
        ['before the initial assessment', undefined],
      ],
    );
  });

  it('uses the assessment of any of its rows, also for rows without one', () => {
    assert.deepEqual(
      summarizeReport(buildLog(entry('1/20/2024', '70', ''), entry('3/1/2024', '60'), entry('2/1/2024', '60', ''))),
      ['P1 2024-03 60 99493', 'P1 2024-02 60 99493', 'P1 2024-01 70 99492'],
    );
  });

  it('uses the assessment of a row that is left out because of its minutes', () => {
    const text = buildLog(entry('1/20/2024', '70', ''), entry('1/19/2024', 'ten'));
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('doesn’t use the assessment of a row with too many fields', () => {
    const text = buildLog(entry('1/20/2024', '70', ''), '1/19/2024,P1,Holly,Guzman,5,T,S,Cigna,1/19/2024,,,extra');
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 no code']);
  });

  it('continues in the next year with 99493', () => {
    assert.deepEqual(summarizeReport(buildLog(entry('1/5/2025', '90'), entry('11/5/2024', '70', ''))), [
      'P1 2025-01 90 99493 + 1 × 99494',
      'P1 2024-11 70 99493',
    ]);
  });
});

describe('A patient without an initial assessment', () => {
  const text = buildLog(
    { mrn: 'P2' },
    entry('3/1/2024', '200', ''),
    entry('1/5/2024', '200', ''),
    entry('1/9/2024', '200', ''),
  );

  it('earns no code in any month', () => {
    assert.deepEqual(summarizeReport(text).slice(0, 2), ['P1 2024-03 200 no code', 'P1 2024-01 400 no code']);
    assert.deepEqual(
      makeReportLines(text).map(({ kind }) => kindText(kind)),
      ['no initial assessment', 'no initial assessment', 'initial month'],
    );
  });

  it('is one error, on the empty cell of the topmost row', () => {
    assert.deepEqual(summarizeProblems(text), ['CB020 2:55-2:55']);
  });

  it('is an error on the MRN if the log doesn’t have an initial assessment column', () => {
    assert.deepEqual(summarizeProblems('Date,Patient ID,Minutes\n1/3/2024,P1,70\n1/4/2024,P1,70'), ['CB020 1:9-1:11']);
  });

  it('is an error on the topmost row that counts', () => {
    assert.deepEqual(summarizeProblems(buildLog(entry('1/3/2024', 'ten', ''), entry('1/4/2024', '70', ''))), [
      'CB014 1:25-1:28',
      'CB020 2:54-2:54',
    ]);
  });
});

describe('Two initial assessments', () => {
  it('in one episode remove the codes of all its months, and the second one is one error', () => {
    const text = buildLog(
      entry('1/20/2024', '100'),
      entry('2/20/2024', '100', '2/20/2024'),
      entry('3/20/2024', '100', '2/20/2024'),
      entry('4/20/2024', '100'),
    );
    assert.deepEqual(summarizeReport(text), [
      'P1 2024-04 100 no code',
      'P1 2024-03 100 no code',
      'P1 2024-02 100 no code',
      'P1 2024-01 100 no code',
    ]);
    assert.deepEqual(summarizeProblems(text), ['CB021 2:56-2:65']);
    assert.deepEqual(
      makeReportLines(text).map(({ initialAssessment }) => initialAssessment),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('have an error on each one except the first in the log if there are three', () => {
    const text = buildLog(
      entry('3/1/2024', '5', '1/3/2024'),
      entry('1/1/2024', '5', '1/1/2024'),
      entry('2/1/2024', '5', '1/2/2024'),
    );
    assert.deepEqual(
      findMarkedTexts(text).filter((marked) => marked.startsWith('CB021')),
      ['CB021 1/1/2024', 'CB021 1/2/2024'],
    );
  });

  it('have their error on a row that is read, not on a row with too many fields and the same date', () => {
    const text = buildLog(
      '1/20/2024,P1,Holly,Guzman,5,T,S,Cigna,2/2/2024,,,extra',
      entry('1/20/2024', '70'),
      entry('2/20/2024', '70', '2/2/2024'),
    );
    assert.deepEqual(summarizeProblems(text), ['CB004 1:49-1:54', 'CB021 3:55-3:63']);
  });

  for (const [resumed, assessed, expected] of [
    ['8/1/2024', '8/1/2024', ['P1 2024-08 70 99492', 'P1 2024-01 70 99492']],
    ['8/31/2024', '9/1/2024', ['P1 2024-08 70 no code', 'P1 2024-01 70 99492']],
    ['3/1/2025', '2/28/2025', ['P1 2025-03 70 99493', 'P1 2024-01 70 99492']],
    ['7/31/2024', '7/31/2024', ['P1 2024-07 70 no code', 'P1 2024-01 70 no code']],
    ['8/1/2024', '7/31/2024', ['P1 2024-08 70 no code', 'P1 2024-01 70 no code']],
  ] as const) {
    it(`with service in January and on ${resumed}, and the second on ${assessed}, earn ${expected[0].slice(14)}`, () => {
      assert.deepEqual(summarizeReport(buildLog(entry('1/19/2024', '70'), entry(resumed, '70', assessed))), expected);
    });
  }

  it('are two episodes in the report, and each month has the right one', () => {
    const lines = makeReportLines(
      buildLog(entry('1/19/2024', '70'), entry('8/2/2024', '70', '8/2/2024'), entry('9/2/2024', '60', '')),
    );
    assert.deepEqual(
      lines.map(({ initialAssessment }) => formatDate(initialAssessment!)),
      ['8/2/2024', '8/2/2024', '1/19/2024'],
    );
    assert.deepEqual(
      lines.map(({ codes }) => codes.base),
      ['99493', '99492', '99492'],
    );
  });

  it('are two episodes if the six months between them have only a row that is left out', () => {
    const rows = [entry('1/19/2024', '70'), entry('4/1/2024', '0'), entry('8/2/2024', '70', '8/2/2024')];
    assert.deepEqual(summarizeReport(buildLog(...rows)), ['P1 2024-08 70 99492', 'P1 2024-01 70 99492']);
  });

  it('are needed for a second 99492: with only one, months after six months without service earn 99493', () => {
    assert.deepEqual(summarizeReport(buildLog(entry('1/19/2024', '70'), entry('12/2/2024', '70'))), [
      'P1 2024-12 70 99493',
      'P1 2024-01 70 99492',
    ]);
  });

  it('are two episodes if the first row after the break still has the old date', () => {
    const text = buildLog(
      entry('1/19/2024', '70'),
      entry('8/2/2024', '10', '1/19/2024'),
      entry('8/9/2024', '60', '8/9/2024'),
      entry('9/2/2024', '60', '8/9/2024'),
    );
    assert.deepEqual(summarizeReport(text), ['P1 2024-09 60 99493', 'P1 2024-08 70 99492', 'P1 2024-01 70 99492']);
    assert.deepEqual(
      findMarkedTexts(text).filter((marked) => !marked.startsWith('CB102')),
      [],
    );
  });

  it('are two episodes if the old date after the break wasn’t in the log before it', () => {
    const rows = [
      entry('1/19/2024', '70', ''),
      entry('8/2/2024', '10', '1/19/2024'),
      entry('8/9/2024', '60', '8/9/2024'),
    ];
    assert.deepEqual(summarizeReport(buildLog(...rows))[0], 'P1 2024-08 70 99492');
  });

  it('after the break conflict with each other', () => {
    const rows = [entry('1/19/2024', '70'), entry('8/2/2024', '70', '8/2/2024'), entry('8/9/2024', '70', '8/9/2024')];
    assert.deepEqual(summarizeReport(buildLog(...rows)), ['P1 2024-08 140 no code', 'P1 2024-01 70 99492']);
  });

  it('are one episode if the second is already in a row before the six months without service', () => {
    const rows = [entry('1/19/2024', '70'), entry('1/20/2024', '5', '9/1/2024'), entry('9/2/2024', '70', '9/1/2024')];
    assert.deepEqual(summarizeReport(buildLog(...rows)), ['P1 2024-09 70 no code', 'P1 2024-01 75 no code']);
  });

  it('are one if they are the same day in two formats', () => {
    assert.deepEqual(summarizeReport(buildLog(entry('1/19/2024', '35'), entry('1/20/2024', '35', '2024-01-19'))), [
      'P1 2024-01 70 99492',
    ]);
  });
});
