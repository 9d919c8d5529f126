import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/log/csv/lines';
import { readReport } from '../../../../src/report/existing/reportReader';

const HEADER =
  'Date,Initial Assessment,MRN,First name,Last name,Minutes,Payer,99492,99493,99494,Referring Provider NPI,Problems List';

/** Returns the month and the initial assessment of each line, and the code of each problem. */
function readDates(...dates: readonly (readonly [date: string, assessment: string])[]): unknown[] {
  const rows = dates.map(([date, assessment], row) => `${date},${assessment},A${row},,,70,Cigna,TRUE,0,0,,`);
  const report = readReport(TextLines.of([HEADER, ...rows].join('\n')));
  assert.ok(report.ok);
  const { lines, problems } = report.value;
  return [
    ...lines.map(({ month, initialAssessment }) => [month, initialAssessment]),
    ...problems.map(({ code }) => code),
  ];
}

describe('The dates of an existing report', () => {
  it('have the month first if the Date column has the first day of each month in this order', () => {
    assert.deepEqual(readDates(['3/1/2024', '2/4/2024'], ['1/1/2024', '']), [
      [202403, 20240204],
      [202401, undefined],
    ]);
  });

  it('have the day first if the Date column has the first day of each month only in this order', () => {
    assert.deepEqual(readDates(['01/03/2024', '04/02/2024'], ['01/01/2024', '']), [
      [202403, 20240204],
      [202401, undefined],
    ]);
    assert.deepEqual(readDates(['1/3/2024', '2/1/2024'])[0], [202403, 20240102]);
  });

  it('have the order of the dates in the same column', () => {
    assert.deepEqual(readDates(['3/1/2024', '25/2/2024'], ['4/1/2024', '26/2/2024'], ['5/1/2024', '3/2/2024']), [
      [202403, 20240225],
      [202404, 20240226],
      [202405, 20240203],
    ]);
  });

  it('aren’t turned by one slip, which is a problem', () => {
    assert.deepEqual(readDates(['3/1/2024', '2/3/2024'], ['4/1/2024', '2/4/2024'], ['5/1/2024', '13/2/2024']), [
      [202403, 20240203],
      [202404, 20240204],
      'CB402',
    ]);
  });

  it('with a year of two digits aren’t read with the day first', () => {
    assert.deepEqual(readDates(['1/3/2024', ''], ['24-01-01', ''], ['1/4/24', '']), [
      [202403, undefined],
      'CB402',
      'CB402',
    ]);
  });
});
