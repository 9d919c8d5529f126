import assert from 'node:assert/strict';
import { run } from '../../../src/cli/cli';
import { exportText } from '../../../src/report/exports/exportFile';
import { leftOutText } from '../../../src/report/reportFigures';
import { billText, makeExportedReport } from '../support/billing';
import { temporaryFolder } from '../support/temporaryFolder';

const HEADER = 'Date,MRN,Minutes,Initial Assessment';
const COUNTED = '1/3/2024,A1,65,1/3/2024';

function leftOut(...rows: string[]): string {
  return leftOutText(billText([HEADER, COUNTED, ...rows].join('\n')).ledger.excluded.list());
}

describe('kind 14: rows that are left out without readable minutes', () => {
  it('have unknown minutes, not 0 minutes', () => {
    assert.equal(leftOut('1/4/2024,A1,x,'), '1 row (minutes unknown) left out');
    assert.equal(leftOut('1/4/2024,A1,x,', '1/5/2024,A1,,'), '2 rows (minutes unknown) left out');
    assert.equal(leftOut('soon,A1,x,', '1/4/2024,A1'), '2 rows (minutes unknown) left out');
    assert.equal(leftOut('soon,A1,20,'), '1 row (20 min) left out');
    assert.equal(leftOut('1/4/2024,A1,0,', '1/4/2024,A1,-5,'), '2 rows (0 min) left out');
    assert.equal(leftOut('soon,A1,20,', '1/4/2024,A1,x,'), '2 rows (20 min, minutes unknown in 1 row) left out');
  });

  it('have unknown minutes in the exports', () => {
    const exported = makeExportedReport(
      billText([HEADER, COUNTED, 'soon,A1,x,', 'soon,A1,20,', '1/4/2024,A1,x,'].join('\n')),
    );
    const page = exportText(exported, 'html');
    assert.match(page, /3 rows \(20 min, minutes unknown in 2 rows\) left out/);
    assert.match(page, /20, minutes unknown in 1 row/);
    assert.equal(page.match(/<td[^>]*>unknown<\/td>/g)?.length, 3);
    const { leftOut: reasons } = JSON.parse(exportText(exported, 'json')) as { leftOut: Record<string, unknown>[] };
    assert.deepEqual(
      reasons.map(({ rows, minutes, rowsWithUnknownMinutes }) => [rows, minutes, rowsWithUnknownMinutes]),
      [
        [2, '20', 1],
        [1, '0', 1],
      ],
    );
  });

  const folder = temporaryFolder();

  it('have unknown minutes on the command line', async () => {
    const log = folder.write('x.timelog.csv', `${HEADER}\n${COUNTED}\n1/4/2024,A1,x,\n1/5/2024,A1,y,\n`);
    const { stderr } = await run(['report', log]);
    assert.match(stderr, /Not included in the report: 2 rows, minutes unknown \(2 × /);
  });
});
