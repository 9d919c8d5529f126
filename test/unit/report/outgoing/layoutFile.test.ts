import * as assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { BUILT_IN_LAYOUTS } from '../../../../src/billing/outgoing/builtInLayouts';
import { LAYOUT_VALUES, type ChargeLayout } from '../../../../src/billing/outgoing/chargeLayout';
import { layoutFile } from '../../../../src/report/outgoing/layoutFile';
import { COMPLETE_CLAIM } from '../../support/outgoingClaims';

const LAYOUT: ChargeLayout = {
  id: 'x',
  title: 'x',
  source: 'x',
  columns: [
    { name: 'Chart', content: { value: 'mrn' } },
    { name: 'Site', content: { text: 'MAIN' } },
    { name: 'DOS', content: { value: 'dateOfService' } },
    { name: 'Code', content: { value: 'code' } },
    { name: 'Units', content: { value: 'units' } },
    { name: 'Each', content: { value: 'unitCharge' } },
    { name: 'Charge', content: { value: 'charge' } },
    { name: 'Dx', content: { value: 'diagnosis1' } },
  ],
  dateFormat: 'YYYYMMDD',
  hasDiagnosisPoint: false,
  delimiter: '|',
  hasHeader: true,
  rows: 'code',
};

describe('a file of charges by a layout', () => {
  it('has the columns in their order, constants, dates, money, and diagnoses as the layout asks for them', () => {
    assert.deepEqual(layoutFile([COMPLETE_CLAIM], LAYOUT).split('\n'), [
      'Chart|Site|DOS|Code|Units|Each|Charge|Dx',
      'P1|MAIN|20240331|99492|1|320.50|320.50|F331',
      'P1|MAIN|20240331|99494|2|125.00|250.00|F331',
      '',
    ]);
  });

  it('has no header and one row for each claim if the layout asks for them', () => {
    const layout: ChargeLayout = {
      ...LAYOUT,
      hasHeader: false,
      rows: 'claim',
      delimiter: ',',
      columns: (
        ['code1', 'units1', 'charge1', 'code2', 'units2', 'charge2', 'claimCharge', 'diagnosisPointers'] as const
      ).map((value) => ({ name: value, content: { value } })),
    };
    assert.equal(layoutFile([COMPLETE_CLAIM], layout), '99492,1,320.50,99494,2,250.00,570.50,AB\n');
  });

  it("has no total if the charge of a line isn't known", () => {
    const [first, second] = COMPLETE_CLAIM.lines;
    const claim = { ...COMPLETE_CLAIM, lines: [first!, { ...second!, charge: undefined }] };
    const layout: ChargeLayout = {
      ...LAYOUT,
      columns: [
        { name: 'Charge', content: { value: 'charge' } },
        { name: 'Total', content: { value: 'claimCharge' } },
      ],
    };
    assert.equal(layoutFile([claim], layout), 'Charge|Total\n320.50|\n|\n');
  });

  it('never runs a name as a formula, and keeps it in one line', () => {
    const claim = { ...COMPLETE_CLAIM, lastName: '=1+1', firstName: 'A\nB', mrn: 'x|y' };
    const layout: ChargeLayout = {
      ...LAYOUT,
      hasHeader: false,
      rows: 'claim',
      columns: (['mrn', 'lastName', 'firstName'] as const).map((value) => ({ name: value, content: { value } })),
    };
    assert.equal(layoutFile([claim], layout), '"x|y"|"\'=1+1"|A B\n');
  });

  for (const layout of BUILT_IN_LAYOUTS.values()) {
    it(`of the ready-made layout ${layout.id} has the codes and units of the claim, and its source`, () => {
      const table: readonly Record<string, string>[] = parse(layoutFile([COMPLETE_CLAIM], layout), { columns: true });
      const rows = table.flatMap((row) =>
        layout.rows === 'claim'
          ? [1, 2].map((number) => [row[`24D Code ${number}`], row[`24G Units ${number}`]])
          : [[row['Procedure'], row['Units']]],
      );
      assert.deepEqual(rows, [
        ['99492', '1'],
        ['99494', '2'],
      ]);
      assert.notEqual(layout.source, '');
    });
  }

  it('can have every value', () => {
    const layout: ChargeLayout = {
      ...LAYOUT,
      columns: LAYOUT_VALUES.map((value) => ({ name: value, content: { value } })),
    };
    const [, row = ''] = layoutFile([COMPLETE_CLAIM], layout).split('\n');
    assert.equal(row.split('|').length, LAYOUT_VALUES.length);
  });
});
