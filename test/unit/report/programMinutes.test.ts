import assert from 'node:assert/strict';
import { billingReport } from '../../../src/report/billingReport';
import { reportJson } from '../../../src/report/exports/reportJson';
import { createWorklist } from '../../../src/report/worklist';
import { formatMinutes } from '../../../src/log/values/minutes';
import { TODAY, billText } from '../support/billing';
import { buildLog } from '../support/logBuilder';

describe('The minutes of each program', () => {
  const billed = billText(
    buildLog({ minutes: '40' }, { minutes: '25', activity: 'RPM review' }, { minutes: '10', activity: 'PCM' }),
  );
  const report = billingReport(billed);

  it('are in the worklist', () => {
    const { programs } = createWorklist(billed, report);
    assert.deepEqual(
      programs.map(({ counted, leftOut }) => [formatMinutes(counted), formatMinutes(leftOut)]),
      [
        ['40', '0'],
        ['0', '25'],
        ['0', '10'],
      ],
    );
  });

  it('are in the JSON of the report, which has none if all time is CoCM time', () => {
    const read = (text: string): unknown => {
      const logs = billText(text);
      const json = reportJson({ report: billingReport(logs), billed: logs, logNames: ['a.csv'], createdOn: TODAY });
      return (JSON.parse(json) as { programs: unknown }).programs;
    };
    assert.deepEqual(read(buildLog({ minutes: '40' }, { minutes: '25', activity: 'RPM review' })), [
      { program: 'CoCM', minutesCounted: '40', minutesLeftOut: '0' },
      { program: 'RPM', minutesCounted: '0', minutesLeftOut: '25' },
    ]);
    assert.deepEqual(read(buildLog({ minutes: '40' })), []);
  });
});
