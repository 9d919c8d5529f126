import assert from 'node:assert/strict';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listFacts } from '../../../../src/billing/factList';
import { listProblems } from '../../../../src/billing/problemList';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { day } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

const OBSTACLE = "cocm-billing.json can't be read.";

describe('a log that cannot be read because of its configuration', () => {
  const today = day(2026, 11, 28);
  const document = new EditedDocument('A title\nDate,MRN,Minutes\n1/3/2026,A1,80\n');
  const billed = new BilledLogs(billingRules({ today }));
  const log = billed.add(document, { today, obstacle: OBSTACLE });
  const check = (headerLine: number): void => {
    assert.deepEqual(billingReport(billed).lines, []);
    assert.equal(log.header.isReadable, false);
    assert.deepEqual(
      listProblems(billed, log).map(({ code, severity, message, range }) => [
        code,
        severity,
        message,
        range.start.line,
      ]),
      [['CB308', 'error', OBSTACLE, headerLine]],
    );
    assert.deepEqual(
      listFacts(billed).map(({ problem }) => problem.code),
      ['CB308'],
    );
  };

  it('has no entries, and one error that states why', () => {
    check(1);
  });

  it('has none after an edit of a row, and of the header', () => {
    billed.applyEdits(log, toLineEdits(document.replace(makeRange(2, 12, 2, 13), '9')));
    check(1);
    billed.applyEdits(log, toLineEdits(document.replace(makeRange(0, 0, 1, 0), '')));
    check(0);
  });
});
