import assert from 'node:assert/strict';
import { formatEntry, buildLog } from '../../support/logBuilder';
import {
  findMarkedTexts,
  findProblems,
  makeReportLines,
  summarizeProblems,
  summarizeReport,
} from '../../support/billing';

describe('An exact duplicate of a row', () => {
  it('is marked as a whole, except for the topmost row, and every row counts', () => {
    const text = buildLog({ minutes: '20' }, { minutes: '30' }, { minutes: '20' }, { minutes: '20' });
    const row = formatEntry({ minutes: '20' });
    assert.deepEqual(summarizeProblems(text), [`CB104 3:0-3:${row.length}`, `CB104 4:0-4:${row.length}`]);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 90 99492']);
    assert.match(findProblems(text)[1]!.message, /duplicate of line 2\b/);
  });

  it('can have several lines', () => {
    const row = { problems: 'F33.1\nF41.1' };
    assert.deepEqual(summarizeProblems(buildLog(row, row)), ['CB104 3:0-4:6']);
  });

  it('has no different character, not even in a column that isn’t read', () => {
    assert.deepEqual(summarizeProblems(buildLog({ staff: 'A' }, { staff: 'B' })), []);
    assert.deepEqual(findMarkedTexts(buildLog({}, { minutes: '20.0' })), [`CB118 ${formatEntry({ minutes: '20.0' })}`]);
    assert.deepEqual(
      summarizeProblems('Date,MRN,Minutes,Initial Assessment,Id\n1/3/2024,P,5,1/3/2024,1\n1/3/2024,P,5,1/3/2024,2'),
      [],
    );
  });

  it('isn’t reported if the rows are left out', () => {
    assert.deepEqual(findMarkedTexts(buildLog({ minutes: 'x' }, { minutes: 'x' })), ['CB014 x', 'CB014 x']);
  });
});

describe("A patient's name and payer within a month", () => {
  it('are reported on the cell that differs from most rows', () => {
    const text = buildLog(
      { date: '1/3/2024' },
      { date: '1/4/2024', lastName: 'Guzmán', payer: 'Anthem, Inc.' },
      { date: '1/5/2024' },
    );
    assert.deepEqual(findMarkedTexts(text), ['CB107 Guzmán', 'CB108 "Anthem, Inc."']);
    assert.match(findProblems(text)[0]!.message, /line 4\b/);
  });

  it('are reported from the row with the latest date, wherever it is in the log', () => {
    const text = buildLog(
      { date: '1/30/2024', payer: 'Humana', firstName: 'H.' },
      { date: '1/3/2024' },
      { date: '1/4/2024' },
    );
    const [line] = makeReportLines(text);
    assert.deepEqual([line?.payer, line?.firstName, line?.lastName], ['Humana', 'H.', 'Guzman']);
    assert.deepEqual(findMarkedTexts(text), ['CB107 H.', 'CB108 Humana']);
  });

  it('are reported from the lowest row if several rows have the latest date', () => {
    assert.equal(makeReportLines(buildLog({ payer: 'Cigna' }, { payer: 'Humana' }))[0]?.payer, 'Humana');
  });

  it('are reported on the earlier rows if both values are equally frequent', () => {
    const text = buildLog({ date: '1/5/2024', payer: 'Humana' }, { date: '1/4/2024', payer: 'Cigna' });
    assert.deepEqual(findMarkedTexts(text), ['CB108 Cigna']);
  });

  it('don’t differ if they are empty, and the report uses the last values that aren’t', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '1/4/2024', payer: '', firstName: '', lastName: '', npi: '' });
    assert.deepEqual(summarizeProblems(text), []);
    const [line] = makeReportLines(text);
    assert.deepEqual([line?.payer, line?.lastName, line?.npi], ['Cigna', 'Guzman', '1234567893']);
  });

  it('can differ from month to month', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '2/3/2024', payer: 'Humana' });
    assert.deepEqual(summarizeProblems(text), []);
    assert.deepEqual(
      makeReportLines(text).map(({ payer }) => payer),
      ['Humana', 'Cigna'],
    );
  });

  it('aren’t taken from a row that is left out', () => {
    const text = buildLog({ date: '1/3/2024' }, { date: '1/9/2024', payer: 'Humana', minutes: 'ten' });
    assert.deepEqual(findMarkedTexts(text), ['CB014 ten']);
    assert.equal(makeReportLines(text)[0]?.payer, 'Cigna');
  });
});

describe('The problems list of a month', () => {
  it('contains each list of its rows once, by date', () => {
    const text = buildLog(
      { date: '1/9/2024', problems: 'codes: F41.1' },
      { date: '1/3/2024', problems: 'codes: F33.1, F41.1' },
      { date: '1/4/2024' },
      { date: '1/8/2024', problems: 'codes: F33.1, F41.1' },
    );
    assert.equal(makeReportLines(text)[0]?.problemsList, 'codes: F33.1, F41.1 || codes: F41.1');
  });
});
