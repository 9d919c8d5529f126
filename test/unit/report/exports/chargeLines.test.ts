import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE } from '../../../../src/billing/rules/payerProfile';
import type { CalendarDate } from '../../../../src/log/values/calendarDate';
import { TextLines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { chargeLines, chargeLinesCsv, type CHARGE_COLUMNS } from '../../../../src/report/exports/chargeLines';
import type { ReportChoice } from '../../../../src/report/reportChoice';
import { billWithRules, day, month } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const LOG = buildLog(
  { minutes: '100', problems: 'F33.1; F41.1' },
  { date: '2/3/2024', minutes: '59.99', assessment: '' },
  { mrn: '=P2', firstName: '', minutes: '70', npi: '1234567890', payer: 'Humana, Inc.' },
);
const rules = billingRules({
  payers: new Map([
    ['Cigna', { ...FULL_TIME_PROFILE, id: 'cigna', payerId: '62308', modifiers: ['95'], placeOfService: '22' }],
  ]),
});

describe('charge lines of a payer with a filing limit', () => {
  const findMissing = (today: CalendarDate): readonly string[] => {
    const limited = billingRules({
      defaultProfile: { ...FULL_TIME_PROFILE, filingLimit: { amount: 12, unit: 'months' } },
      today,
    });
    const billed = billWithRules(limited, TextLines.of(buildLog({ minutes: '70' })));
    return chargeLines(billingReport(billed), billed)[0]?.missing.filter((name) => name.includes('filing')) ?? [];
  };

  it('show the day by which the claim had to be filed from the day after it', () => {
    assert.deepEqual(findMissing(day(2025, 1, 31)), []);
    assert.deepEqual(findMissing(day(2025, 2, 1)), ["filing by 1/31/2025, the payer's limit"]);
  });
});

describe('charge lines', () => {
  const billed = billWithRules(rules, TextLines.of(LOG));
  const lines = chargeLines(billingReport(billed), billed);
  const records = parse<Record<(typeof CHARGE_COLUMNS)[number], string>>(chargeLinesCsv(lines), { columns: true });

  it('are one for each code of a billed month, with the same date of service', () => {
    assert.deepEqual(
      records.map((record) => [record.DOS, record.MRN, record.Code, record.Units, record.Minutes]),
      [
        ['1/31/2024', "'=P2", '99492', '1', '70'],
        ['1/31/2024', 'P1', '99492', '1', '100'],
        ['1/31/2024', 'P1', '99494', '1', ''],
      ],
    );
  });

  it('have the values of the payer’s profile and the log', () => {
    const line = records[1]!;
    assert.deepEqual(
      [
        line.Payer,
        line['Payer ID'],
        line.Modifiers,
        line.POS,
        line['Dx 1'],
        line['Dx 2'],
        line['Dx 3'],
        line['Rendering NPI'],
      ],
      ['Cigna', '62308', '95', '22', 'F33.1', 'F41.1', '', '1234567893'],
    );
  });

  it('list missing claim information', () => {
    assert.equal(records[0]?.Missing, 'name; date of birth; payer ID; diagnosis; valid NPI');
    assert.equal(records[1]?.Missing, 'date of birth');
  });

  it('list a date of service in the future, because payers refuse such claims', () => {
    const missingOn = (today: CalendarDate): string[] => {
      const logs = billWithRules(billingRules({ today }), TextLines.of(buildLog({ minutes: '70', problems: 'F33.1' })));
      return chargeLines(billingReport(logs), logs).flatMap(({ missing }) => missing);
    };
    assert.deepEqual(missingOn(day(2024, 1, 31)), ['date of birth', 'payer ID']);
    assert.deepEqual(missingOn(day(2024, 1, 30)), ['date of birth', 'payer ID', 'date of service not in the future']);
  });

  it('list units beyond the payer’s limit on the add-on line, and keep all units', () => {
    const capped = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, payerId: '1', addOnCaps: [{ value: 2 }] } });
    const logs = billWithRules(capped, TextLines.of(buildLog({ minutes: '190', problems: 'F33.1' })));
    assert.deepEqual(
      chargeLines(billingReport(logs), logs).map(({ code, units, missing }) => [code, units, missing.join('; ')]),
      [
        ['99492', 1, 'date of birth'],
        ['99494', 4, "date of birth; room in the payer's limit for 2 units"],
      ],
    );
  });

  it('follow the filter and order of the report', () => {
    const shown = (choice: ReportChoice): string[] =>
      chargeLines(billingReport(billed, choice), billed).map(({ mrn, code }) => `${mrn} ${code}`);
    assert.deepEqual(shown({ month: month('2024-02') }), []);
    assert.deepEqual(shown({ month: month('2024-01') }), ['=P2 99492', 'P1 99492', 'P1 99494']);
    assert.deepEqual(shown({ payer: 'Cigna' }), ['P1 99492', 'P1 99494']);
    assert.deepEqual(shown({ npi: '1234567890' }), ['=P2 99492']);
    const byMinutes = { column: 'Minutes', isDescending: true } as const;
    assert.deepEqual(shown({ order: byMinutes }), ['P1 99492', 'P1 99494', '=P2 99492']);
  });
});
