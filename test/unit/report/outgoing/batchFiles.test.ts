import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION } from '../../../../src/configuration/configuration';
import { planClaims } from '../../../../src/report/claims/claimPlan';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { createBatchFiles, type BatchFilesOptions } from '../../../../src/report/outgoing/batchFiles';
import { incompleteClaimsText } from '../../../../src/report/outgoing/incompleteText';
import type { ClaimParties } from '../../../../src/billing/outgoing/claimParties';
import { billLines } from '../../support/billing';
import { TextLines } from '../../../../src/log/csv/lines';
import { PARTIES } from '../../support/outgoingClaims';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List',
  '1/13/2024,A1,Ana,Ruiz,80,Psychiatric Consultation,Cigna,1/13/2024,1234567893,F33.1',
  '',
].join('\n');

function create(format: BatchFilesOptions['format'], parties: ClaimParties, isRecorded = false) {
  const billed = billLines(TextLines.of(LOG));
  const { claims } = planClaims(billed, new ClaimHistories([]), { numberOfLog: [0], month: undefined });
  const { amounts } = DEFAULT_CONFIGURATION.charges;
  const time = '2024-02-03T04:05:06';
  const created = createBatchFiles(claims, billed, {
    format,
    batch: 'B1',
    amounts,
    parties,
    records: [],
    time,
    isRecorded,
  });
  return { billed, created };
}

describe('the files of a batch', () => {
  it('are one file with charge lines', () => {
    const { created } = create({ kind: 'charges' }, DEFAULT_CONFIGURATION.billing);
    assert.ok(created.ok);
    assert.deepEqual(
      created.value.files.map(({ suffix, text }) => [suffix, text.trimEnd().split('\n').length]),
      [['', 2]],
    );
    assert.equal(created.value.claims.length, 1);
  });

  it('leave out a claim that lacks what 837P needs, and name where it is without any value of it', () => {
    const { billed, created } = create({ kind: '837p' }, PARTIES);
    assert.ok(created.ok);
    assert.deepEqual(created.value.claims, []);
    const text = incompleteClaimsText(created.value.incomplete, billed, ['care.timelog.csv']);
    assert.match(text, /^care\.timelog\.csv, line 2: the claim lacks .*date of birth.*\.\n$/);
    assert.doesNotMatch(text, /Ruiz|A1/);
  });

  it('aren’t written while the configuration lacks the clinic, nor recorded while 837P files are tests', () => {
    const incomplete = create({ kind: '837p' }, DEFAULT_CONFIGURATION.billing).created;
    assert.equal(!incomplete.ok && incomplete.failure.code, 'billing-incomplete');
    const tests = create({ kind: '837p' }, { ...PARTIES, usage: 'T' }, true).created;
    assert.equal(!tests.ok && tests.failure.code, 'test-file');
  });
});
