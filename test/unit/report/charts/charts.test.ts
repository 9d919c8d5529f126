import assert from 'node:assert/strict';
import { drawChart, type DrawnElement } from '../../../../src/report/charts/chartDrawing';
import { createCharts, type Chart } from '../../../../src/report/charts/charts';
import { countProblemTotals } from '../../../../src/billing/problemList';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE } from '../../../../src/billing/rules/payerProfile';
import { CPT_MIDPOINT } from '../../../../src/billing/rules/timeRules';
import { readConfiguration } from '../../../../src/configuration/configurationReading';
import { TextLines } from '../../../../src/log/csv/lines';
import { midpointText } from '../../../../src/report/midpoint';
import { codesText } from '../../../../src/wording/monthFigures';
import { createWorklist } from '../../../../src/report/worklist';
import { billText, billWithRules, makeExportedReport } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const LOG = buildLog(
  { mrn: 'A1', date: '1/3/2024', minutes: '105', activity: 'Follow Up', staff: 'T. Nguyen' },
  { mrn: 'A1', date: '2/3/2024', minutes: '40.5', activity: 'Consultation', staff: 'D. Osei' },
  { mrn: 'A2', date: '2/3/2024', minutes: '55', assessment: '1/3/2024', staff: 'D. Osei', activity: '' },
  { mrn: 'A3', date: 'x', minutes: '5' },
);

function charts(text = LOG): Map<string, Chart> {
  const { billed, report } = makeExportedReport(billText(text));
  return new Map(createCharts(billed, report).map((chart) => [chart.id, chart]));
}

function all(drawn: DrawnElement): DrawnElement[] {
  return [drawn, ...drawn.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

describe('the charts of a report', () => {
  it('show the minutes of each patient with the thresholds of codes', () => {
    const chart = charts().get('patients');
    assert.ok(chart?.kind === 'bars');
    assert.deepEqual(
      chart.bars.map(({ label, text, marks }) => [label, text, marks.map(({ value }) => value)]),
      [
        ['Guzman, Holly · Feb 2024', '40.5 min · no code', [60]],
        ['Guzman, Holly · Jan 2024', '105 min · 99492 + 1 × 99494', [70, 100, 130]],
        ['Guzman, Holly · Feb 2024', '55 min · no code', [60]],
      ],
    );
  });

  it('shorten the name but not the month of a bar, and have the full label in the tooltip', () => {
    const chart = charts().get('patients');
    assert.ok(chart);
    const labels = all(drawChart(chart, 400)).filter(({ attributes }) => attributes['class'] === 'chart-label');
    const [shown, tooltip] = labels[0]?.children ?? [];
    assert.ok(typeof shown === 'string' && typeof tooltip === 'object');
    assert.match(shown, /^Guz.*… · Feb 2024$/);
    assert.deepEqual(tooltip.children, ['Guzman, Holly · Feb 2024']);
  });

  it('have their figures in a table', () => {
    const table = (id: string) => charts().get(id)?.table.rows;
    assert.deepEqual(table('units'), [
      ['Jan 2024', '1', '1'],
      ['Feb 2024', '0', '0'],
    ]);
    assert.deepEqual(charts().get('staff')?.table.columns, [
      'Staff',
      'Follow Up',
      'not specified',
      'Consultation',
      'Minutes',
    ]);
    assert.deepEqual(table('staff'), [
      ['T. Nguyen', '105', '0', '0', '105'],
      ['D. Osei', '0', '55', '40.5', '95.5'],
    ]);
    assert.deepEqual(table('days')?.[2], ['3', '200.5']);
  });

  it('have one line for a staff member, even if the name differs in case and spaces', () => {
    const text = buildLog(
      { staff: 'R. A', activity: 'Call', minutes: '40' },
      { staff: 'r.  a', activity: 'call', minutes: '35' },
    );
    const rows = charts(text).get('staff')?.table.rows;
    assert.deepEqual(rows, [['R. A', '75', '75']]);
  });

  it('fit their width, have a pattern for each additional series, and no inline styles', () => {
    for (const chart of charts().values()) {
      for (const width of [320, 900]) {
        const drawn = all(drawChart(chart, width));
        for (const { attributes } of drawn) {
          assert.ok(!('style' in attributes));
          const right = Number(attributes['x'] ?? 0) + Number(attributes['width'] ?? 0);
          assert.ok(right <= width + 0.5, `${chart.id} ${JSON.stringify(attributes)}`);
        }
      }
    }
    const units = charts().get('units')!;
    assert.equal(all(drawChart(units, 600)).filter(({ tag }) => tag === 'pattern').length, 1);
  });

  it('are not created if no entry counts', () => assert.equal(charts('').size, 0));
});

describe('the minutes by program', () => {
  const log = buildLog(
    { minutes: '70.5' },
    { minutes: '20', activity: 'CCM', date: '1/4/2024' },
    { minutes: '10', activity: '99490', date: '1/5/2024' },
    { minutes: '45', activity: 'Individual therapy', mrn: 'P2' },
    { minutes: '5', activity: 'Lunch', date: '1/6/2024' },
  );

  it('are in a chart and in the worklist, with what is left out, if the log names another service', () => {
    const chart = charts(log).get('program');
    assert.deepEqual(chart?.table.rows, [
      ['CoCM', '70.5', '0'],
      ['Psychotherapy', '0', '45'],
      ['CCM', '0', '30'],
    ]);
    const { billed, report } = makeExportedReport(billText(log));
    assert.deepEqual(
      createWorklist(billed, report).programs.map(({ title }) => title),
      ['CoCM', 'Psychotherapy', 'CCM'],
    );
  });

  it('aren’t shown if all time is CoCM time', () => {
    assert.equal(charts().has('program'), false);
    const { billed, report } = makeExportedReport(billText(LOG));
    assert.deepEqual(createWorklist(billed, report).programs, []);
  });
});

describe('the worklist', () => {
  it('shows which months would earn a code by the CPT midpoint, latest first, and what all months would earn more', () => {
    const text = buildLog(
      { mrn: 'A1', date: '1/3/2024', minutes: '36' },
      { mrn: 'A1', date: '2/3/2024', minutes: '76' },
      { mrn: 'A2', date: '2/3/2024', minutes: '30.99' },
      { mrn: 'A3', date: '2/3/2024', minutes: '31' },
    );
    const { billed, report } = makeExportedReport(billText(text));
    const { midpoint } = createWorklist(billed, report);
    assert.deepEqual(
      midpoint?.lines.map(({ line, codes }) => `${line.mrn} ${line.month} ${codesText(codes)}`),
      ['A3 202402 99493', 'A1 202401 99492'],
    );
    assert.equal(midpointText(midpoint), '1 × 99492, 1 × 99493, 1 × 99494');
    const fees = readConfiguration('{ "fees": [{ "amounts": { "99492": 160.32, "99493": 144.96, "99494": 61.46 } }] }');
    const rules = billingRules({ fees: fees.configuration.fees });
    const withFees = makeExportedReport(billWithRules(rules, TextLines.of(text)));
    const found = createWorklist(withFees.billed, withFees.report).midpoint;
    assert.ok(found);
    assert.equal(midpointText(found), '1 × 99492, 1 × 99493, 1 × 99494 (estimate: $366.74)');
  });

  it('doesn’t show the CPT midpoint where it’s the rule, or where G0512 is billed', () => {
    const text = buildLog({ minutes: '50' });
    for (const profile of [{ timeRule: CPT_MIDPOINT }, { site: 'ruralHealth' as const }]) {
      const rules = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile } });
      const { billed, report } = makeExportedReport(billWithRules(rules, TextLines.of(text)));
      assert.equal(createWorklist(billed, report).midpoint, undefined);
    }
  });

  it('has every word that nothing decides, with its rows and its first row', () => {
    const log = buildLog({ activity: 'Pottery' }, { activity: 'SCR', mrn: 'P2' }, { activity: 's.c.r.', mrn: 'P3' });
    const { billed, report } = makeExportedReport(billText(log));
    assert.deepEqual(
      createWorklist(billed, report).words.map(({ code, word, rows, line }) => [code, word, rows, line]),
      [
        ['CB145', 'SCR', 2, 3],
        ['CB145', 'Pottery', 1, 2],
      ],
    );
  });

  it('has how many more problems there are than the 200 that it lists', () => {
    const rows = Array.from({ length: 203 }, (_, index) => ({ mrn: `P${index}`, minutes: 'x' }));
    const { billed, report } = makeExportedReport(billText(buildLog(...rows)));
    const { toFix, moreToFix } = createWorklist(billed, report);
    const { errors, warnings, information } = countProblemTotals(billed);
    assert.equal(toFix.length, 200);
    assert.equal(moreToFix, errors + warnings + information - 200);
    assert.ok(errors >= 203);
  });

  it('has problems to fix, errors first, and the patients nearest to their next code in the latest month', () => {
    const { billed, report } = makeExportedReport(billText(LOG));
    const { toFix, moreToFix, nearest } = createWorklist(billed, report);
    assert.equal(moreToFix, 0);
    assert.deepEqual(
      toFix.map(({ code, severity, count, line }) => [code, severity, count, line]),
      [['CB010', 'error', 1, 5]],
    );
    assert.deepEqual(
      nearest.map(({ mrn }) => mrn),
      ['A2', 'A1'],
    );
  });
});
