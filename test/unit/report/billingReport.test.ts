import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { billingReport } from '../../../src/report/billingReport';
import { formatMinutes } from '../../../src/log/values/minutes';
import { formatIsoMonth } from '../../../src/log/values/calendarDate';
import { reportCells, reportCsv } from '../../../src/report/exports/reportCsv';
import { REPORT_COLUMNS } from '../../../src/report/reportColumns';
import { reportJson } from '../../../src/report/exports/reportJson';
import { kindText, monthFigures, patientName } from '../../../src/wording/monthFigures';
import { arbitraryLog } from '../support/arbitraryLogs';
import { billText, makeExportedReport, month, makeReportLines } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { buildLog, type Entry } from '../support/logBuilder';

const LOG = buildLog(
  { mrn: 'P2', date: '1/3/2024', minutes: '130', payer: 'Anthem, Inc.' },
  { mrn: 'P10', date: '2/3/2024', minutes: '60.25' },
  { mrn: 'P10', date: '1/3/2024', minutes: '69.75', problems: 'see "F33"' },
  { mrn: 'P10', date: 'x', minutes: '1' },
  { mrn: 'P10', date: '2/4/2024', minutes: '' },
);

describe('the billing report', () => {
  it('is a CSV file with twelve columns, by MRN and then from the latest month', () => {
    assert.equal(
      reportCsv(billingReport(billText(LOG))),
      [
        REPORT_COLUMNS.join(','),
        '2/1/2024,1/3/2024,P10,Holly,Guzman,60.25,Cigna,0,TRUE,0,1234567893,',
        '1/1/2024,1/3/2024,P10,Holly,Guzman,69.75,Cigna,0,0,0,1234567893,"see ""F33"""',
        '1/1/2024,1/3/2024,P2,Holly,Guzman,130,"Anthem, Inc.",TRUE,0,2,1234567893,',
        '',
      ].join('\n'),
    );
    assert.equal(REPORT_COLUMNS.length, 12);
  });

  it('has only a header if no row counts', () => {
    assert.equal(reportCsv(billingReport(billText(''))), `${REPORT_COLUMNS.join(',')}\n`);
  });

  it('has an empty initial assessment if the log has none', () => {
    assert.equal(reportCells(makeReportLines(buildLog({ assessment: '' }))[0]!)[1], '');
  });

  it('has the same cells when another CSV reader reads it', () => {
    fc.assert(
      fc.property(arbitraryLog(12), (text) => {
        const report = billingReport(billText(text));
        assert.deepEqual(parse(reportCsv(report)), [[...REPORT_COLUMNS], ...report.lines.map(reportCells)]);
      }),
      runs(200),
    );
  });

  it('has totals that add up', () => {
    const { totals, months, leftOut } = billingReport(billText(LOG));
    assert.deepEqual(
      {
        ...totals,
        minutes: formatMinutes(totals.minutes),
        units: Object.fromEntries(Object.entries(totals.units).filter(([, units]) => units > 0)),
      },
      {
        lines: 3,
        patients: 2,
        minutes: '260',
        billableMonths: 2,
        estimate: undefined,
        units: { '99492': 1, '99493': 1, '99494': 2 },
      },
    );
    assert.deepEqual(months.map(formatIsoMonth), ['2024-02', '2024-01']);
    assert.deepEqual(
      leftOut.map(({ code, rows }) => [code, rows]),
      [
        ['CB010', 1],
        ['CB013', 1],
      ],
    );
  });

  it('for one month has only its lines, but uses the assessments of all months', () => {
    const text = buildLog({ date: '1/3/2024', minutes: '70' }, { date: '2/3/2024', minutes: '60', assessment: '' });
    const report = billingReport(billText(text), { month: month('2024-02') });
    assert.deepEqual(
      report.lines.map(({ codes }) => codes.base),
      ['99493'],
    );
    assert.equal(report.totals.lines, 1);
    assert.equal(report.totals.units['99492'], 0);
    assert.deepEqual(report.months.map(formatIsoMonth), ['2024-02', '2024-01']);
  });

  it('for a month without service has no lines', () => {
    assert.deepEqual(billingReport(billText(LOG), { month: month('2023-02') }).lines, []);
  });

  it('equals the sum of the reports for each month', () => {
    fc.assert(
      fc.property(arbitraryLog(20), (text) => {
        const billed = billText(text);
        const whole = billingReport(billed);
        const parts = whole.months.map((one) => billingReport(billed, { month: one }));
        assert.equal(
          parts.reduce((lines, part) => lines + part.lines.length, 0),
          whole.lines.length,
        );
        const units = parts.reduce((sum, { totals }) => sum + totals.units['99494'], 0);
        assert.equal(units, whole.totals.units['99494']);
        assert.equal(formatMinutes(billed.ledger.total.minutes), formatMinutes(whole.totals.minutes));
      }),
      runs(200),
    );
  });
});

describe('the report as JSON', () => {
  it('has the same lines, minutes as decimal strings, left-out rows, and problems', () => {
    const json = JSON.parse(reportJson(makeExportedReport(billText(LOG), { month: month('2024-02') }))) as Record<
      string,
      unknown
    >;
    const { states, ...rest } = json;
    const none = { patientMonths: 0, patients: 0, units: { '99492': 0, '99493': 0, '99494': 0 }, estimate: null };
    const one = { patientMonths: 1, patients: 1, units: { '99492': 0, '99493': 1, '99494': 0 }, estimate: null };
    assert.deepEqual(Object.entries(states ?? {}), [
      ['ready', none],
      ['check', none],
      ['held', one],
    ]);
    assert.deepEqual(rest, {
      rule: 'full-time',
      logs: ['log-1.timelog.csv'],
      programs: [],
      readinessNotices: ['No patient-month has these values, so every claim lacks them: date of birth and payer ID.'],
      notices: [],
      assumptions: [
        {
          log: 'log-1.timelog.csv',
          assumed: ['Dates: month first (assumed; no date has a number above 12 to show the order)'],
          columnsNotRead: [],
        },
      ],
      accounting: {
        rows: 7,
        notEntries: 2,
        entriesCounted: 3,
        entriesLeftOut: 2,
        entriesWithUnknownMinutes: 1,
        minutesRead: '261',
        minutesCounted: '260',
        minutesLeftOut: '1',
      },
      month: '2024-02',
      payer: null,
      referringProviderNpi: null,
      lines: [
        {
          month: '2024-02',
          initialAssessment: '2024-01-03',
          mrn: 'P10',
          firstName: 'Holly',
          lastName: 'Guzman',
          minutes: '60.25',
          payer: 'Cigna',
          '99492': 0,
          '99493': 1,
          '99494': 0,
          referringProviderNpi: '1234567893',
          problemsList: '',
          otherCode: null,
          profile: 'full-time',
          monthKind: 'subsequent',
          entries: 1,
          rowsLeftOut: 1,
          rowsThatMayBelong: 1,
          readiness: {
            state: 'held',
            reasons: [
              { level: 'hold', log: 'log-1.timelog.csv', line: 3, reason: 'CB127', text: 'diagnosis missing (CB127)' },
              {
                level: 'hold',
                log: 'log-1.timelog.csv',
                line: 6,
                reason: 'leftOutRows',
                text: '1 row left out because of an error',
              },
              {
                level: 'check',
                log: 'log-1.timelog.csv',
                line: 5,
                reason: 'unplacedRows',
                text: '1 row without a date or an MRN may belong here',
              },
            ],
          },
          next: { code: '99494', at: '90', remaining: '29.75' },
        },
      ],
      totals: {
        lines: 1,
        patients: 1,
        minutes: '60.25',
        billableMonths: 1,
        estimate: null,
        units: { '99492': 0, '99493': 1, '99494': 0 },
      },
      monthsWithoutCode: [],
      leftOut: [
        { code: 'CB010', title: 'date missing or unreadable', rows: 1, minutes: '1', rowsWithUnknownMinutes: 0 },
        { code: 'CB013', title: 'minutes missing', rows: 1, minutes: '0', rowsWithUnknownMinutes: 1 },
      ],
      leftOutRows: [
        { log: 'log-1.timelog.csv', line: 5, code: 'CB010' },
        { log: 'log-1.timelog.csv', line: 6, code: 'CB013' },
      ],
      problems: { errors: 2, warnings: 0, information: 0 },
    });
  });
});

describe('the figures of a month', () => {
  const figures = (...entries: readonly Partial<Entry>[]) => makeReportLines(buildLog(...entries)).map(monthFigures);

  it('are the texts of the code lens, the grid, and the report', () => {
    assert.deepEqual(figures({ minutes: '74.22' }), [
      { month: 'Jan 2024', minutes: '74.22 min', codes: '99492', next: '25.78 min to 99494', isEarned: true },
    ]);
    assert.deepEqual(figures({ date: '2/3/2024', minutes: '120' })[0]?.codes, '99493 + 2 × 99494');
  });

  it('show why there is no next code', () => {
    assert.deepEqual(
      [figures({ assessment: '' }), figures({ date: '12/1/2023' }), figures({}, { assessment: '1/4/2024' })].map(
        ([line]) => [line?.codes, line?.next, line?.isEarned],
      ),
      [
        ['no code', 'no initial assessment', false],
        ['no code', 'before the initial assessment', false],
        ['no code', 'two initial assessments', false],
      ],
    );
    assert.equal(kindText('subsequent'), 'subsequent month');
  });

  it('have the name of the patient, or the MRN if the log has no name', () => {
    assert.equal(patientName('Holly', 'Guzman', 'P1'), 'Guzman, Holly');
    assert.equal(patientName('', 'Guzman', 'P1'), 'Guzman');
    assert.equal(patientName('', '', 'P1'), 'P1');
  });
});
