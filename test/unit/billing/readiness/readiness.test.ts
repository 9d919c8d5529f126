import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import type { ClaimDecision } from '../../../../src/billing/readiness/readiness';
import { NO_RECORDED_CLAIMS } from '../../../../src/billing/readiness/sentClaim';
import { Checks } from '../../../../src/billing/problems/checks';
import {
  READINESS_STATES,
  findReadiness,
  findReasonRow,
  listMissingValues,
} from '../../../../src/billing/readiness/readiness';
import { billingRules, type BillingRulesOptions } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { TextLines, type Lines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { shownCodes } from '../../../../src/report/reportLine';
import { listReadinessNotices, readinessText } from '../../../../src/wording/readinessText';
import {
  arbitraryEdits,
  arbitraryLog,
  arbitraryLogWithOptionalColumns,
  placeEdit,
  type RelativeEdit,
} from '../../support/arbitraryLogs';
import { TODAY, day } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';
import { runs } from '../../support/fuzzRuns';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List,DOB,Consent';
const COMPLETE = '1/3/2024,P1,Ana,Ruiz,70,Psychiatric Consultation,Cigna,1/3/2024,1234567893,F33.1,5/6/1980,1/2/2024';

/** Returns a row that has all a claim needs, with other values in these columns. */
function row(values: Readonly<Record<string, string>> = {}): string {
  const names = HEADER.split(',');
  const cells = COMPLETE.split(',');
  return names.map((name, column) => values[name] ?? cells[column]).join(',');
}

/** A second patient whose claim lacks nothing, so that no value is missing from every claim. */
const OTHER = row({ MRN: 'P2', 'First name': 'Bo', 'Last name': 'Lee' });
const PROFILE = { ...FULL_TIME_PROFILE, payerId: '62308' };

function bill(
  rows: readonly string[],
  profile: Partial<PayerProfile> = {},
  options: BillingRulesOptions = {},
  checks?: Checks,
) {
  const rules = billingRules({ defaultProfile: { ...PROFILE, ...profile }, today: TODAY, ...options });
  const billed = new BilledLogs(rules, checks);
  billed.add(TextLines.of([HEADER, ...rows].join('\n')), { today: TODAY });
  return billed;
}

/** Returns the state and the reasons of each claim of the first patient. */
function readinessOf(...args: Parameters<typeof bill>): string[] {
  const billed = bill(...args);
  return billed.ledger.monthsOf('P1').flatMap((month) => {
    const readiness = findReadiness(billed, month);
    return readiness ? [readinessText(readiness)] : [];
  });
}

describe('The readiness of a claim', () => {
  it('is ready if nothing is missing and nothing was found', () => {
    assert.deepEqual(readinessOf([row(), OTHER]), ['Ready']);
  });

  it('is undefined for a month without a code', () => {
    assert.deepEqual(readinessOf([row({ Minutes: '69' }), OTHER]), []);
  });

  it('is held for each reason for which payers deny the claim', () => {
    const reasonFor = (values: Readonly<Record<string, string>>, profile: Partial<PayerProfile> = {}): string[] =>
      readinessOf([row(values), OTHER], profile);
    assert.deepEqual(reasonFor({ Activity: 'Follow Up' }), ['Held: no psychiatric consultation in the month (CB123)']);
    assert.deepEqual(reasonFor({ 'Problems List': '' }), ['Held: diagnosis missing (CB127)']);
    assert.deepEqual(reasonFor({ NPI: '' }), ['Held: referring provider NPI missing (CB126)']);
    assert.deepEqual(reasonFor({ NPI: '1234567890' }), ['Held: NPI fails its check digit (CB106)']);
    assert.deepEqual(reasonFor({ NPI: '98' }), ['Held: NPI has the wrong length (CB105)']);
    assert.deepEqual(reasonFor({ Minutes: '160' }, { addOnCaps: [{ value: 2 }] }), [
      'Held: 99494 units over the payer’s limit (CB120)',
    ]);
    assert.deepEqual(reasonFor({}, { filingLimit: { amount: 6, unit: 'months' } }), [
      'Held: past the payer’s filing limit (CB141)',
    ]);
    assert.deepEqual(reasonFor({ Consent: '1/4/2024' }), ['Held: entry before the consent (CB160)']);
    assert.deepEqual(reasonFor({ DOB: '' }), ['Held: date of birth missing']);
    assert.deepEqual(reasonFor({ Payer: '' }), ['Held: payer missing']);
    assert.deepEqual(reasonFor({ 'Last name': '' }), ['Held: name incomplete']);
  });

  it('is held while the month is not over', () => {
    const [current] = readinessOf([
      row({ Date: '1/3/2026', 'Initial Assessment': '1/3/2026', Consent: '1/3/2026' }),
      OTHER,
    ]);
    assert.equal(current, 'Held: date of service in the future');
    const paid = { dateOfService: 'thresholdMet' } as const;
    assert.deepEqual(
      readinessOf([row({ Date: '1/3/2026', 'Initial Assessment': '1/3/2026', Consent: '1/3/2026' }), OTHER], paid),
      ['Ready'],
    );
  });

  it('is held for a row of the month that is left out because of an error, but not for one that a rule leaves out', () => {
    assert.deepEqual(readinessOf([row(), row({ Minutes: 'ten' }), OTHER]), [
      'Held: 1 row left out because of an error',
    ]);
    assert.deepEqual(readinessOf([row(), row({ Activity: 'Scheduling', Minutes: '5' }), OTHER]), ['Ready']);
  });

  it('is checked for rows without a date or an MRN that may belong to the month', () => {
    const expected = ['Check: 1 row without a date or an MRN may belong here'];
    assert.deepEqual(readinessOf([row(), row({ Date: '' }), OTHER]), expected);
    assert.deepEqual(readinessOf([row(), row({ MRN: '' }), OTHER]), expected);
    assert.deepEqual(readinessOf([row(), row({ MRN: '', 'First name': 'ANA ' }), OTHER]), expected);
    assert.deepEqual(readinessOf([row(), row({ MRN: '', Date: '2/3/2024' }), OTHER]), ['Ready']);
    const unknown = [row(), row({ MRN: '', 'First name': '', 'Last name': '' }), OTHER];
    assert.deepEqual(readinessOf(unknown), ['Ready']);
    assert.deepEqual(listReadinessNotices(bill(unknown)), [
      "1 row doesn't show its patient, so it may belong to any claim. Fix it first.",
    ]);
  });

  it('lists what holds the claim before what is only checked', () => {
    const rows = [row({ DOB: '' }), row({ DOB: '', Payer: 'Aetna', Minutes: '5' }), OTHER];
    assert.deepEqual(readinessOf(rows), ['Held: date of birth missing; payer differs within the month (CB108)']);
  });

  it('is not held for a value that no patient-month has, which is stated once', () => {
    const rows = [row({ DOB: '' }), row({ MRN: 'P2', DOB: '' })];
    assert.deepEqual(readinessOf(rows, { payerId: '' }), ['Ready']);
    assert.deepEqual(listMissingValues(bill(rows, { payerId: '' })), ['dateOfBirth', 'payerId']);
    assert.deepEqual(listReadinessNotices(bill(rows, { payerId: '' })), [
      'No patient-month has these values, so every claim lacks them: date of birth and payer ID.',
    ]);
  });

  it('follows the levels of the profile, then those of the team', () => {
    const rows = [row({ Activity: 'Follow Up', DOB: '' }), OTHER];
    const levels = (...entries: [string, 'hold' | 'check' | 'ignore'][]) => ({ readiness: new Map(entries) });
    assert.deepEqual(readinessOf(rows, {}, levels(['CB123', 'check'], ['dateOfBirth', 'ignore'])), [
      'Check: no psychiatric consultation in the month (CB123)',
    ]);
    assert.deepEqual(
      readinessOf(rows, levels(['CB123', 'ignore']), levels(['CB123', 'hold'], ['dateOfBirth', 'ignore'])),
      ['Ready'],
    );
  });

  it('has no reason for a problem that the team turned off or accepted', () => {
    const rows = [row({ Activity: 'Follow Up', NPI: '' }), OTHER];
    const off = new Checks(new Map([['CB123', 'off']]), [
      { code: 'CB126', mrn: 'P1', month: undefined, reason: 'in the other system' },
    ]);
    assert.deepEqual(readinessOf(rows, {}, {}, off), ['Ready']);
  });

  it('follows the decision of a person until the figures change', () => {
    const decide = (rows: readonly string[], kind: ClaimDecision['kind'], isCurrent = true): string => {
      const billed = bill(rows);
      billed.recordedClaims = { ...NO_RECORDED_CLAIMS, findDecision: () => ({ kind, isCurrent }) };
      return readinessText(findReadiness(billed, billed.ledger.monthsOf('P1')[0]!)!);
    };
    const toCheck = [row(), row({ Payer: 'Aetna', Minutes: '5' }), OTHER];
    const toHold = [row({ DOB: '' }), OTHER];
    assert.equal(decide([row(), OTHER], 'held'), 'Held: held by a person');
    assert.equal(decide(toCheck, 'approved'), 'Ready');
    assert.equal(decide(toHold, 'approved'), 'Held: date of birth missing');
    assert.equal(decide(toHold, 'released'), 'Ready');
    const changed = 'the figures have changed since a person decided';
    assert.equal(decide([row(), OTHER], 'held', false), `Check: ${changed}`);
    assert.equal(decide(toHold, 'released', false), `Held: date of birth missing; ${changed}`);
  });

  it('has the row to look at for each reason', () => {
    const billed = bill([OTHER, row({ DOB: '' }), row({ Minutes: 'ten' }), row({ MRN: '', Minutes: '1' })]);
    const [month] = billed.ledger.monthsOf('P1');
    const { reasons } = findReadiness(billed, month!)!;
    const lines = reasons.map((reason) => {
      const found = findReasonRow(billed, month!, reason);
      return `${reason.reason} ${billed.logOf(found).lineOf(found) + 1}`;
    });
    assert.deepEqual(lines, ['dateOfBirth 3', 'leftOutRows 4', 'unplacedRows 5']);
  });
});

const RULES = billingRules({ today: day(2024, 3, 1) });

function billAll(texts: readonly Lines[]): BilledLogs {
  const billed = new BilledLogs(RULES);
  texts.forEach((lines) => billed.add(lines, { today: TODAY }));
  return billed;
}

/** Returns the state and the reasons of every claim, each with the line to look at. */
function captureReadiness(billed: BilledLogs): unknown {
  return {
    claims: billed.ledger.months().map((month) => {
      const readiness = findReadiness(billed, month);
      return readiness?.reasons.map((reason) => {
        const row = findReasonRow(billed, month, reason);
        return `${month.mrn} ${month.month} ${readiness.state} ${JSON.stringify(reason)} ${billed.logOf(row).lineOf(row)}`;
      });
    }),
    notices: listReadinessNotices(billed),
  };
}

function assertInStep(text: string, events: readonly RelativeEdit[]): void {
  const document = new EditedDocument(text);
  const billed = billAll([document]);
  for (const event of events) {
    billed.applyEdits(billed.logs[0]!, toLineEdits(document.change(placeEdit(event, document))));
    assert.deepEqual(captureReadiness(billed), captureReadiness(billAll([new EditedDocument(document.text)])));
  }
}

describe('The readiness of all claims', () => {
  it('puts every unit that is earned in exactly one state', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryLog(12), arbitraryLogWithOptionalColumns(12)), (text) => {
        const report = billingReport(billAll([TextLines.of(text)]));
        for (const code of shownCodes(report.totals)) {
          const sum = READINESS_STATES.reduce(
            (units, state) => units + (report.stateTotals.get(state)?.units[code] ?? 0),
            0,
          );
          assert.equal(sum, report.totals.units[code], code);
        }
        for (const { codes, readiness } of report.lines) {
          assert.equal(readiness === undefined, codes.base === undefined);
        }
      }),
      runs(150),
    );
  });

  it('is the same as after reading again, after any edits', function () {
    this.timeout(0);
    fc.assert(
      fc.property(fc.oneof(arbitraryLog(12), arbitraryLogWithOptionalColumns(12)), arbitraryEdits(6), (text, events) =>
        assertInStep(text, events),
      ),
      runs(100),
    );
  });
});
