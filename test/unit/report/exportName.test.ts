import assert from 'node:assert/strict';
import { createExportName } from '../../../src/report/exports/exportName';
import { month } from '../support/billing';

describe('the suggested name of an export', () => {
  const kind = 'billing-report.csv';

  it('has the log, and the month, payer, provider, and state that are shown', () => {
    assert.equal(createExportName('march', {}, kind), 'march-billing-report.csv');
    const choice = { month: month('2026-03'), payer: 'Cigna', npi: '1234567893', state: 'held' } as const;
    assert.equal(createExportName('march', choice, kind), 'march-2026-03-Cigna-1234567893-held-billing-report.csv');
    assert.equal(createExportName('', {}, kind), kind);
  });

  it('has only letters, digits, and hyphens of a payer', () => {
    assert.equal(createExportName('a', { payer: 'Aetna (CVS/Health) ' }, kind), `a-Aetna-CVS-Health-${kind}`);
    assert.equal(createExportName('a', { payer: '../..' }, kind), `a-no-payer-${kind}`);
    assert.equal(createExportName('a', { payer: '' }, kind), `a-no-payer-${kind}`);
    assert.equal(createExportName('a', { payer: 'x'.repeat(300) }, kind), `a-${'x'.repeat(40)}-${kind}`);
  });
});
