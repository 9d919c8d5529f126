import assert from 'node:assert/strict';
import { ContactsTable } from '../../../../src/log/rows/contacts';
import { billText } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Staff,Role,No Show,Other Codes,Start,End,Initial Assessment,Program';

function readContacts(...rows: readonly string[]) {
  const { table, logs } = billText([HEADER, ...rows].join('\n'));
  const found: unknown[] = [];
  logs[0]!.walk((row) => {
    if (table.isEntry(row)) {
      found.push({ ...table.contactOf(row), times: table.timesOf(row) });
    }
    return true;
  });
  return found;
}

describe('The contact of an entry', () => {
  it('has the activity, the staff member and role, the other codes billed, and the program', () => {
    assert.deepEqual(readContacts('1/3/2024,P1,20, Follow Up ,T. Nguyen,BHCM,,"99490, g0556",,,1/3/2024, CoCM '), [
      {
        activity: 'Follow Up',
        staff: 'T. Nguyen',
        role: 'BHCM',
        visitType: '',
        isNoShow: false,
        isTotal: false,
        status: { leftOutBy: undefined, unknown: [] },
        otherCodes: ['99490', 'G0556'],
        program: 'CoCM',
        times: undefined,
      },
    ]);
  });

  for (const [cell, isNoShow] of [
    ['yes', true],
    ['TRUE', true],
    ['No show', true],
    ['x', true],
    ['no', false],
    ['0', false],
    ['', false],
  ] as const) {
    it(`${isNoShow ? 'is' : 'is not'} a no-show if the cell is "${cell}"`, () => {
      const table = new ContactsTable();
      assert.equal(table.get(table.intern(['', '', '', '', cell, '', '', ''])).isNoShow, isNoShow);
    });
  }

  for (const [start, end, times] of [
    ['9:00', '9:20', { start: 32_400, end: 33_600 }],
    ['11:50 PM', '12:10 AM', { start: 85_800, end: 87_000 }],
    ['9:00', '', undefined],
    ['9:00', '9:00', undefined],
    ['9:00', '8:00', undefined],
  ] as const) {
    it(`from "${start}" to "${end}" is ${times ? 'stored in seconds since midnight' : 'not stored'}`, () => {
      const [contact] = readContacts(`1/3/2024,P1,20,T,S,,,,${start},${end},1/3/2024,`) as { times: unknown }[];
      assert.deepEqual(contact?.times, times);
    });
  }

  it('is stored once for all rows with the same cells, and removed with the last of them', () => {
    const table = new ContactsTable();
    const cells = ['Follow Up', 'T. Nguyen', '', '', '', '', '', ''] as const;
    const first = table.intern(cells);
    assert.equal(table.intern(cells), first);
    table.release(first);
    assert.equal(table.get(first).staff, 'T. Nguyen');
    table.release(first);
    assert.throws(() => table.get(first), RangeError);
  });
});
