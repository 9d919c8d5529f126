import assert from 'node:assert/strict';
import { createCaseload } from '../../../../src/report/caseload/caseload';
import { createScoreChart } from '../../../../src/report/caseload/scoreChart';
import type { DrawnElement } from '../../../../src/report/charts/chartDrawing';
import { drawLines, drawSmallLines } from '../../../../src/report/charts/lineDrawing';
import type { LineChart } from '../../../../src/report/charts/lineChart';
import { billText } from '../../support/billing';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,PHQ-9,GAD-7',
  '1/3/2024,A,Ana,Ruiz,20,Follow Up,Cigna,1/3/2024,20,12',
  '2/2/2024,A,Ana,Ruiz,20,Follow Up,Cigna,1/3/2024,,6',
  '4/1/2024,A,Ana,Ruiz,20,Follow Up,Cigna,1/3/2024,4,',
  '4/1/2024,B,Bo,Lee,20,Follow Up,Cigna,1/3/2024,,',
  '',
].join('\n');

function createChart(mrn: string): LineChart | undefined {
  const billed = billText(LOG);
  const patient = createCaseload(billed, {}).patients.find((one) => one.mrn === mrn);
  assert.ok(patient);
  return createScoreChart(patient.course, billed.ledger.courseContext.thresholds, 'Ruiz, Ana');
}

function list({ tag, attributes, children }: DrawnElement): string[] {
  const inside = children.flatMap((child) => (typeof child === 'string' ? [child] : list(child)));
  return [`${tag}.${attributes['class'] ?? ''} ${attributes['points'] ?? ''}`.trim(), ...inside];
}

describe('the chart of a patient’s scores', () => {
  it('has a line for each scale, by days since the first score of any scale', () => {
    const chart = createChart('A');
    assert.deepEqual(
      chart?.series.map(({ name, points }) => [name, points.map(({ along, value }) => [along, value])]),
      [
        [
          'PHQ-9',
          [
            [0, 20],
            [89, 4],
          ],
        ],
        [
          'GAD-7',
          [
            [0, 12],
            [30, 6],
          ],
        ],
      ],
    );
  });

  it('has a table with every score, by date', () => {
    assert.deepEqual(createChart('A')?.table.rows, [
      ['1/3/2024', 'PHQ-9', '20'],
      ['1/3/2024', 'GAD-7', '12'],
      ['2/2/2024', 'GAD-7', '6'],
      ['4/1/2024', 'PHQ-9', '4'],
    ]);
  });

  it('of a patient without scores doesn’t exist', () => {
    assert.equal(createChart('B'), undefined);
  });

  it('is drawn on one scale from 0 to the highest score there can be, with the latest score at the right', () => {
    const chart = createChart('A');
    assert.ok(chart);
    assert.equal(chart.highest, 27);
    const lines = list(drawSmallLines(chart, { width: 110, height: 64 })).filter((one) => one.startsWith('polyline'));
    assert.deepEqual(lines, ['polyline.chart-line series-0 5,19 105,51', 'polyline.chart-line series-1 5,35 38.7,47']);
  });

  it('has a large drawing with a name, figures, scales, and dates', () => {
    const chart = createChart('A');
    assert.ok(chart);
    const drawn = drawLines(chart, { width: 420, height: 170 });
    assert.equal(drawn.attributes['aria-label'], 'Scores of Ruiz, Ana. The table below has the figures.');
    const words = list(drawn);
    for (const word of ['PHQ-9', 'GAD-7', '20', '6', '1/3/2024', '4/1/2024', 'PHQ-9 on 4/1/2024: 4']) {
      assert.ok(words.includes(word), word);
    }
  });
});
