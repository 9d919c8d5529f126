import assert from 'node:assert/strict';
import { run } from '../../../src/cli/cli';
import { exportText } from '../../../src/report/exports/exportFile';
import { reportWorkbook } from '../../../src/report/exports/reportWorkbook';
import { listMonthsWithoutCode, monthsWithoutCodeText } from '../../../src/report/monthsWithoutCode';
import { billText, makeExportedReport, makeReportLines } from '../support/billing';
import { temporaryFolder } from '../support/temporaryFolder';

const LOG = [
  'Date,MRN,Minutes,Initial Assessment',
  '1/3/2024,A1,65,1/3/2024',
  '2/3/2024,A1,70.5,2/3/2024',
  '1/3/2024,B1,80,',
  '1/3/2024,C1,80,1/3/2024',
  '1/3/2024,D1,80,2/1/2024',
].join('\n');
const SENTENCE = '2 patient-months (135.5 min): two initial assessments';

describe('patient-months without a code because of errors', () => {
  it('are counted with their minutes, by the kind of the error', () => {
    const withoutCode = listMonthsWithoutCode(makeReportLines(LOG));
    assert.equal(monthsWithoutCodeText(withoutCode), `1 patient-month (80 min): no initial assessment; ${SENTENCE}`);
  });

  it('aren’t months before the initial assessment, which no error keeps from a code', () => {
    assert.deepEqual(
      listMonthsWithoutCode(makeReportLines('Date,MRN,Minutes,Initial Assessment\n1/3/2024,D1,80,2/1/2024')),
      [],
    );
  });

  it('are named next to the totals of the page, the workbook, and the JSON', () => {
    const exported = makeExportedReport(billText(LOG));
    assert.ok(exportText(exported, 'html').includes(SENTENCE));
    const summary = reportWorkbook(exported).find(({ name }) => name === 'Summary');
    const shown = JSON.stringify(summary?.rows);
    assert.ok(shown.includes(SENTENCE), shown);
    const { monthsWithoutCode } = JSON.parse(exportText(exported, 'json')) as { monthsWithoutCode: unknown };
    assert.deepEqual(monthsWithoutCode, [
      { monthKind: 'noAssessment', patientMonths: 1, minutes: '80' },
      { monthKind: 'conflictingAssessments', patientMonths: 2, minutes: '135.5' },
    ]);
  });

  const folder = temporaryFolder();

  it('are named by the command line', async () => {
    const { stderr } = await run(['report', folder.write('x.timelog.csv', LOG)]);
    assert.ok(stderr.includes(SENTENCE), stderr);
  });
});
