import assert from 'node:assert/strict';
import fc from 'fast-check';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE } from '../../../../src/billing/rules/payerProfile';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { billWithRules, day } from '../../support/billing';
import { captureState } from '../../support/capturedState';
import { EditedDocument } from '../../support/editedDocument';
import { runs } from '../../support/fuzzRuns';

const HEADER =
  'Date,MRN,Minutes,Activity,Staff,Role,No Show,Start,End,Payer,Problems List,Other Codes,Initial Assessment,First name,Last name,DOB,Consent Date,Initiating Visit,NPI';

/** Rows with few different times, roles, and payers, in a year with and without breaks. */
const line = fc
  .tuple(
    fc.constantFrom('1/3/2024', '1/31/2024', '2/3/2024', '9/3/2024', '2/30/2024'),
    fc.constantFrom('P1', 'P2', 'P3'),
    fc.constantFrom('10', '30', '70', '470', 'x'),
    fc.constantFrom('Call', 'Scheduling', 'Psychiatric Consultation', 'Psychotherapy', 'Initial Assessment'),
    fc.constantFrom('A', 'B', ''),
    fc.constantFrom('', 'BHCM', 'consultant', 'scheduler', 'other'),
    fc.constantFrom('', 'yes'),
    fc.constantFrom('', '9:00', '9:10', '23:50'),
    fc.constantFrom('', '9:20', '10:00', '0:10'),
    fc.constantFrom('Cigna', 'Team', 'Midpoint'),
    fc.constantFrom('', 'F33.1', 'E11.9'),
    fc.constantFrom('', '99484', 'G0557'),
    fc.constantFrom('', '1/3/2024', '9/3/2024'),
    fc.constantFrom('Holly', 'Holly', 'Brad'),
    fc.constantFrom('Guzman', 'Guzman', 'Reyes', ''),
    fc.constantFrom('', '5/6/1980', '6/5/1980'),
    fc.constantFrom('', '', '', '1/3/2024', 'x'),
    fc.constantFrom('', '1/2/2024', '2/2/2024'),
    fc.constantFrom('', '1234567893', '1245319599'),
  )
  .map((cells) => cells.join(','));

const step = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'insert', 'delete'),
  line,
});

const rules = billingRules({
  today: day(2026, 1, 15),
  defaultProfile: { ...FULL_TIME_PROFILE, filingLimit: { amount: 12, unit: 'months' } },
  payers: new Map([
    ['Team', { ...BUILT_IN_PROFILES.get('bcbs-michigan')!, noShows: 'leaveOut' as const }],
    ['Midpoint', { ...BUILT_IN_PROFILES.get('cpt-midpoint')!, firstMonth: 'firstEarnedMonth' as const }],
  ]),
});

describe('Edited logs with the rules of several payers', () => {
  it('are the same as after reading again, after any rows are added, changed, and removed', function () {
    this.timeout(0);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.array(step, { maxLength: 8 }), (lines, steps) => {
        const document = new EditedDocument([HEADER, ...lines, ''].join('\n'));
        const billed = billWithRules(rules, document);
        for (const { at, kind, line: text } of steps) {
          const number = 1 + (at % (document.lineCount - 1 || 1));
          const end = document.lineAt(Math.min(number, document.lineCount - 1)).length;
          const range =
            kind === 'insert' || number >= document.lineCount - 1
              ? makeRange(number, 0, number, 0)
              : kind === 'replace'
                ? makeRange(number, 0, number, end)
                : makeRange(number, 0, number + 1, 0);
          const put = kind === 'insert' ? `${text}\n` : kind === 'replace' ? text : '';
          billed.applyEdits(billed.logs[0]!, toLineEdits(document.replace(range, put)));
          assert.deepEqual(captureState(billed), captureState(billWithRules(rules, new EditedDocument(document.text))));
        }
      }),
      runs(300),
    );
  });
});
