import assert from 'node:assert/strict';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { NAMED_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import { TextLines } from '../../../src/log/csv/lines';
import { readRoster } from '../../../src/configuration/rosterReading';
import { listProblems } from '../../../src/billing/problemList';
import { billingReport } from '../../../src/report/billingReport';
import { columnValues } from '../../../src/sheet/columnValues';
import { copyEntryCells } from '../../../src/sheet/newEntry';
import { listPatients } from '../../../src/sheet/knownPatients';
import {
  TODAY,
  billText,
  billWithOptions,
  findProblems,
  makeReportLines,
  readRange,
  summarizeReport,
} from '../support/billing';
import { readEntries, readRealLog } from '../support/entries';
import { applyFixes } from '../support/logFixes';
import { buildLog } from '../support/logBuilder';

/** Returns the code, the line, and the text in the range of each problem. */
function listMarked(text: string): string[] {
  const lines = TextLines.of(text);
  return findProblems(text).map(({ code, range }) => `${code} ${range.start.line + 1} ${readRange(lines, range)}`);
}

describe('kind 2: words for “nothing” aren’t values', () => {
  it('t33: patients with NULL as the MRN aren’t one patient', () => {
    const text = readRealLog('t33-h08-null-no-names/jan.timelog.csv');
    assert.deepEqual(
      listMarked(text).filter((marked) => marked.startsWith('CB01')),
      ['CB012 2 NULL', 'CB012 3 NULL'],
    );
    assert.deepEqual(summarizeReport(text), ['T-133 2024-01 20 no code']);
    assert.deepEqual(
      listPatients(billText(text)).map(({ mrn }) => mrn),
      ['T-133'],
    );
  });

  it('r25: an initial assessment that isn’t stated isn’t an error', () => {
    const text = readRealLog('r25-ia-blank-words.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['R-25 2024-01 180 99492 + 3 × 99494']);
    assert.deepEqual(listMarked(text), ['CB047 6 1/0/1900']);
    assert.match(findProblems(text)[0]?.message ?? '', /1\/0\/1900 \(Initial Assessment\)/);
  });

  it('t34: the report has none of them', () => {
    const text = readRealLog('t34-null-words-elsewhere/jan.timelog.csv');
    const [line, ...others] = makeReportLines(text);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [line?.firstName, line?.lastName, line?.payer, line?.npi, line?.problemsList],
      ['Ada', 'Vale', '', '', ''],
    );
    assert.deepEqual(summarizeReport(text), ['T-134 2024-01 75 99492']);
    assert.deepEqual(findProblems(text), []);
  });

  for (const mrn of [
    'None',
    '0',
    '000000',
    '?',
    '#N/A',
    '="N/A"',
    'pending',
    'xxx',
    '\u2014',
    '(unknown)',
    '\u200b',
    'n.a.',
  ]) {
    it(`${JSON.stringify(mrn)} as the MRN is a missing MRN, in the log and in the roster`, () => {
      assert.deepEqual(readEntries(buildLog({ mrn }, { mrn })), ['CB012', 'CB012']);
      const roster = readRoster(TextLines.of(`MRN,Payer\n"${mrn.replaceAll('"', '""')}",Cigna\n`), TODAY);
      assert.deepEqual([roster.patientCount, roster.problems.map(({ code }) => code)], [0, ['CB323']]);
    });
  }

  it('a placeholder isn’t a date of service', () => {
    for (const date of ['1/1/1900', '1/0/1900', '12/31/9999', '1/1/1970', '0000-00-00', 'N/A', '0']) {
      assert.deepEqual(readEntries(buildLog({ date })), ['CB010'], date);
    }
  });

  it('minutes that aren’t stated are missing, 0 isn’t positive, and other columns are read', () => {
    const log = (minutes: string, hours: string, start = '', end = ''): string =>
      `Date,MRN,Minutes,Hours,Start,End\n1/3/2024,A,${minutes},${hours},${start},${end}\n`;
    assert.deepEqual(readEntries(log('N/A', '-')), ['CB013']);
    assert.deepEqual(readEntries(log('ten', '')), ['CB014']);
    assert.deepEqual(readEntries(log('0', '')), ['CB015']);
    assert.deepEqual(readEntries(log('N/A', '0.5')), ['30']);
    assert.deepEqual(readEntries(log('30', 'NULL')), ['30']);
    assert.deepEqual(readEntries(log('NULL', '--', '9:00', '9:20')), ['20']);
    assert.deepEqual(readEntries(log('30', '', 'n/a', 'n/a')), ['30']);
  });

  it('optional columns are blank', () => {
    const header =
      'Date,MRN,Minutes,Initial Assessment,Role,Activity,Staff,Consent Date,Discharge Date,DOB,PHQ-9,GAD-7,No Show,Visit Type,Other Codes,Initiating Visit,Documented On';
    const text = `${header}\n1/3/2024,A,20,1/3/2024,N/A,NULL,?,N/A,(null),?,NULL,-,N/A,--,00000,12/31/9999,1/1/1900\n`;
    const { table, logs, ledger } = billText(text);
    const row = logs[0]!.rowAtLine(1)!;
    const { activity, staff, role, visitType, isNoShow, otherCodes } = table.contactOf(row);
    assert.deepEqual([activity, staff, role, visitType, isNoShow, otherCodes], ['', '', '', '', false, []]);
    assert.equal(ledger.monthOf(row)?.summary.facts.hasScore ?? false, false);
    assert.deepEqual(listMarked(text), ['CB047 2 12/31/9999']);
  });

  it('0 is a score', () => {
    const text = 'Date,MRN,Minutes,Initial Assessment,PHQ-9\n1/3/2024,A,20,1/3/2024,0\n';
    assert.deepEqual(findProblems(text), []);
  });

  it('the roster fills in what isn’t stated', () => {
    const roster = readRoster(
      TextLines.of('MRN,Payer,Initial Assessment,Consent Date,Last name,NPI\nP1,Aetna,1/3/2024,1/1/1900,NULL,n/a\n'),
      TODAY,
    );
    assert.deepEqual(
      roster.problems.map(({ code }) => code),
      ['CB325'],
    );
    const text = buildLog({ payer: 'NULL', assessment: '1/1/1900', npi: '0', minutes: '70' });
    const billed = billWithOptions({ roster: roster.roster }, TextLines.of(text));
    const [line] = billingReport(billed).lines;
    assert.deepEqual([line?.payer, line?.codes.base, line?.npi], ['Aetna', '99492', '']);
    assert.deepEqual(
      listProblems(billed, billed.logs[0]!).map(({ code }) => code),
      ['CB047'],
    );
  });

  it('they are in no list of values, and a new entry doesn’t copy them', () => {
    const text = buildLog(
      { payer: 'NULL', staff: 'N/A', npi: '0', lastName: '(null)', assessment: '1/1/1900', problems: 'None' },
      { payer: 'Cigna', date: '1/2/2024', assessment: '' },
    );
    const billed = billText(text);
    const log = billed.logs[0]!;
    const { indexOf } = log.header.columns;
    assert.deepEqual(columnValues(billed, log, indexOf.payer), [{ value: 'Cigna', count: 1 }]);
    assert.deepEqual(columnValues(billed, log, indexOf.staff), [{ value: 'T. Nguyen', count: 1 }]);
    assert.deepEqual(copyEntryCells(log, log.rowAtLine(1)!, { date: '' }, { withUsual: true }), [
      '', 'P1', 'Holly', '', '', '', '', '', '', '', '',
    ]); // prettier-ignore
  });

  it('a payer in the configuration that is such a word is for rows without a payer', () => {
    const other = NAMED_PROFILES.get('cpt-midpoint')!;
    const rules = billingRules({ payers: new Map([['None', other]]) });
    assert.equal(rules.getProfile(''), other);
    assert.equal(rules.getProfile('Cigna').id, 'full-time');
    assert.deepEqual(rules.payerNames, []);
  });

  it('a placeholder date in spreadsheet marks is one, too', () => {
    const text = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A,20,1/3/2024\n1/4/2024,A,20,="1/1/1900"\n';
    assert.deepEqual(listMarked(text), ['CB047 3 ="1/1/1900"']);
    assert.match(findProblems(text).at(-1)?.message ?? '', /1\/1\/1900 \(Initial Assessment\)/);
  });

  it('a placeholder date of the end is not stated, and is named', () => {
    const text = 'Date,MRN,Start,End,End Date\n1/3/2024,A,9:00,9:20,1/1/1900\n1/3/2024,A,10:00,10:20,\n';
    assert.deepEqual(
      listMarked(text).filter((problem) => !problem.startsWith('CB020')),
      ['CB047 2 1/1/1900'],
    );
  });

  it('a quick fix clears a placeholder date, and nothing else changes', () => {
    const text = buildLog({ assessment: '1/1/1900' }, { date: '1/4/2024' });
    assert.deepEqual(applyFixes(text, 'CB047', 1), [
      { title: 'Clear this date', text: buildLog({ assessment: '' }, { date: '1/4/2024' }) },
    ]);
  });
});
