import assert from 'node:assert/strict';
import { drawChart, type DrawnElement } from '../../../../src/report/charts/chartDrawing';
import { createCharts, type Chart } from '../../../../src/report/charts/charts';
import { createWorklist } from '../../../../src/report/worklist';
import { billText, makeExportedReport } from '../../support/billing';
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

describe('the worklist', () => {
  it('has problems to fix, errors first, and the patients nearest to their next code in the latest month', () => {
    const { billed, report } = makeExportedReport(billText(LOG));
    const { toFix, nearest } = createWorklist(billed, report);
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
