import assert from 'node:assert/strict';
import { formatEntry, buildLog } from '../../support/logBuilder';
import {
  findMarkedTexts,
  findProblems,
  makeReportLines,
  summarizeProblems,
  summarizeReport,
} from '../../support/billing';

describe('A row that repeats another to the letter', () => {
  it('is warned of as a whole, each but the topmost, and all count', () => {
    const text = buildLog({ minutes: '20' }, { minutes: '30' }, { minutes: '20' }, { minutes: '20' });
    const row = formatEntry({ minutes: '20' });
    assert.deepEqual(summarizeProblems(text), [`CB104 3:0-3:${row.length}`, `CB104 4:0-4:${row.length}`]);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 90 99492']);
    assert.match(findProblems(text)[1]!.message, /duplicate of line 2\b/);
  });

  it('is one of several lines too', () => {
    const row = { problems: 'F33.1\nF41.1' };
    assert.deepEqual(summarizeProblems(buildLog(row, row)), ['CB104 3:0-4:6']);
  });

  it('is none when a letter differs, in a column that is not read too', () => {
    assert.deepEqual(summarizeProblems(buildLog({ staff: 'A' }, { staff: 'B' })), []);
    assert.deepEqual(summarizeProblems(buildLog({ minutes: '20' }, { minutes: '20.0' })), []);
    assert.deepEqual(
      summarizeProblems('Date,MRN,Minutes,Initial Assessment,Id\n1/3/2024,P,5,1/3/2024,1\n1/3/2024,P,5,1/3/2024,2'),
      [],
    );
  });

  it('is not warned of when it is left out anyway', () => {
    assert.deepEqual(findMarkedTexts(buildLog({ minutes: 'x' }, { minutes: 'x' })), ['CB014 x', 'CB014 x']);
  });
});

describe("A patient's name and payer within a month", () => {
  it('are warned of where they differ from most rows, on the cell', () => {
    const text = buildLog(
      { date: '1/3/2024' },
      { date: '1/4/2024', lastName: 'Guzmán', payer: 'Anthem, Inc.' },
      { date: '1/5/2024' },
    );
    assert.deepEqual(findMarkedTexts(text), ['CB107 Guzmán', 'CB108 "Anthem, Inc."']);
    assert.match(findProblems(text)[0]!.message, /line 4\b/);
  });

  it('stand in the report as the row of the latest date has them, wherever it is in the log', () => {
    const text = buildLog(
      { date: '1/30/2024', payer: 'Humana', firstName: 'H.' },
      { date: '1/3/2024' },
      { date: '1/4/2024' },
    );
    const [line] = makeReportLines(text);
    assert.deepEqual([line?.payer, line?.firstName, line?.lastName], ['Humana', 'H.', 'Guzman']);
    assert.deepEqual(findMarkedTexts(text), ['CB107 H.', 'CB108 Humana']);
  });

  it('stand in the report as the lowest row has them when several are of the latest date', () => {
    assert.equal(makeReportLines(buildLog({ payer: 'Cigna' }, { payer: 'Humana' }))[0]?.payer, 'Humana');
  });

  it('are warned of on the earlier rows when as many have the one as the other', () => {
    const text = buildLog({ date: '1/5/2024', payer: 'Humana' }, { date: '1/4/2024', payer: 'Cigna' });
    assert.deepEqual(findMarkedTexts(text), ['CB108 Cigna']);
  });

  it('differ from nothing where they are empty, and an empty one stands for nothing', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '1/4/2024', payer: '', firstName: '', lastName: '', npi: '' });
    assert.deepEqual(summarizeProblems(text), []);
    const [line] = makeReportLines(text);
    assert.deepEqual([line?.payer, line?.lastName, line?.npi], ['Cigna', 'Guzman', '1234567893']);
  });

  it('may differ from month to month, and each month has its own', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '2/3/2024', payer: 'Humana' });
    assert.deepEqual(summarizeProblems(text), []);
    assert.deepEqual(
      makeReportLines(text).map(({ payer }) => payer),
      ['Humana', 'Cigna'],
    );
  });

  it('are not taken from a row that is left out', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '1/9/2024', payer: 'Humana', minutes: 'ten' });
    assert.deepEqual(findMarkedTexts(text), ['CB014 ten']);
    assert.equal(makeReportLines(text)[0]?.payer, 'Cigna');
  });
});

describe('The problems list of a month', () => {
  it('has each list of its rows once, by date', () => {
    const text = buildLog(
      { date: '1/9/2024', problems: 'codes: F41.1' },
      { date: '1/3/2024', problems: 'codes: F33.1, F41.1' },
      { date: '1/4/2024' },
      { date: '1/8/2024', problems: 'codes: F33.1, F41.1' },
    );
    assert.equal(makeReportLines(text)[0]?.problemsList, 'codes: F33.1, F41.1 || codes: F41.1');
  });
});
