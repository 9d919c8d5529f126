import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { readTeamRole } from '../../../../src/billing/rules/countedTime';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { listProblems } from '../../../../src/billing/problemList';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { billingReport } from '../../../../src/report/billingReport';
import { billWithRules } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Staff,Role,No Show,Start,End,Initial Assessment';

/** Returns the minutes that count, what is left out, and the problems with their lines. */
function counted(rows: readonly string[], profile: Partial<PayerProfile> = {}) {
  const rules = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile }, hasAudit: false });
  const billed = billWithRules(rules, TextLines.of([HEADER, ...rows].join('\n')));
  const { lines, leftOut } = billingReport(billed);
  return {
    minutes: lines.map(({ minutes }) => formatMinutes(minutes)),
    leftOut: leftOut.map(({ code, rows: count, minutes }) => `${code} ${count} ${formatMinutes(minutes)}`),
    problems: listProblems(billed, billed.logs[0]!).map(({ code, range }) => `${range.start.line + 1} ${code}`),
    total: formatMinutes(billed.ledger.total.minutes),
    entries: billed.ledger.total.entries,
  };
}

const row = (cells: {
  minutes?: string;
  activity?: string;
  staff?: string;
  role?: string;
  noShow?: string;
  start?: string;
  end?: string;
  mrn?: string;
  date?: string;
}): string =>
  [
    cells.date ?? '1/3/2024',
    cells.mrn ?? 'P1',
    cells.minutes ?? '20',
    cells.activity ?? 'Follow Up',
    cells.staff ?? 'T. Nguyen',
    cells.role ?? '',
    cells.noShow ?? '',
    cells.start ?? '',
    cells.end ?? '',
    '1/3/2024',
  ].join(',');

describe('The role', () => {
  for (const [text, role] of [
    ['BHCM', 'careManager'],
    ['bhcm', 'careManager'],
    ['Behavioral Health Care Manager', 'careManager'],
    ['care_manager', 'careManager'],
    ['Psychiatric care manager', 'careManager'],
    ['LCSW', 'careManager'],
    ['', 'careManager'],
    ['psychiatric_consultant', 'consultant'],
    ['Psychiatrist', 'consultant'],
    ['PCP', 'treating'],
    ['Treating practitioner', 'treating'],
    ['front desk', 'clerical'],
    ['other', 'unknown'],
  ] as const) {
    it(`"${text}" is read as ${role}`, () => assert.equal(readTeamRole(text), role));
  }
});

describe('The time that counts', () => {
  it('is the care manager’s by default, and the consultant’s time is left out and flagged', () => {
    assert.deepEqual(counted([row({ role: 'BHCM' }), row({ role: 'Psychiatric consultant', minutes: '15' })]), {
      minutes: ['20'],
      leftOut: ['CB112 1 15'],
      problems: ['3 CB112'],
      total: '20',
      entries: 1,
    });
  });

  it('is the time of all three roles for payers that pay the care team', () => {
    const { minutes, leftOut } = counted(
      [row({}), row({ role: 'Psychiatric consultant', minutes: '15', staff: 'D. Osei' }), row({ role: 'scheduler' })],
      { roles: 'triad' },
    );
    assert.deepEqual([minutes, leftOut], [['35'], ['CB112 1 20']]);
  });

  it('includes the time of an unknown role, with a hint', () => {
    const { minutes, problems } = counted([row({ role: 'other' })]);
    assert.deepEqual([minutes, problems], [['20'], ['2 CB113']]);
  });
});

describe('Clerical time, other services, and no-shows', () => {
  const rows = [
    row({}),
    row({ activity: 'Scheduling', minutes: '5' }),
    row({ activity: 'Psychotherapy', minutes: '45' }),
    row({ noShow: 'yes', minutes: '10' }),
  ];

  it('are by default left out, left out, and counted, and are all flagged', () => {
    const { minutes, leftOut, problems } = counted(rows);
    assert.deepEqual(minutes, ['30']);
    assert.deepEqual(leftOut, ['CB114 1 5', 'CB116 1 45']);
    assert.deepEqual(problems, ['3 CB114', '4 CB116', '5 CB115']);
  });

  it('are counted, counted, and left out if the profile is set that way, and are all flagged', () => {
    const { minutes, leftOut, problems } = counted(rows, {
      clericalTime: 'count',
      otherServices: 'count',
      noShows: 'leaveOut',
    });
    assert.deepEqual(minutes, ['70']);
    assert.deepEqual(leftOut, ['CB115 1 10']);
    assert.deepEqual(problems, ['3 CB114', '4 CB116', '5 CB115']);
  });

  it('don’t add a line to the report if the month has nothing else', () => {
    const { minutes, leftOut } = counted([row({ activity: 'Scheduling' })]);
    assert.deepEqual([minutes, leftOut], [[], ['CB114 1 20']]);
  });
});

describe('Overlapping time', () => {
  it('of one staff member counts once, for the entry that starts earlier', () => {
    assert.deepEqual(
      counted([
        row({ start: '9:10', end: '9:30', minutes: '20', mrn: 'P2', activity: 'Call' }),
        row({ start: '9:00', end: '9:20', minutes: '20' }),
      ]),
      { minutes: ['20', '10'], leftOut: ['CB111 1 10'], problems: ['2 CB111'], total: '30', entries: 2 },
    );
  });

  it('of one task counts once, even with two staff members', () => {
    const shared = { start: '9:00', end: '9:30', minutes: '30', activity: 'Caseload review' };
    const { minutes, entries } = counted([row({ ...shared, staff: 'A' }), row({ ...shared, staff: 'B' })]);
    assert.deepEqual([minutes, entries], [['30'], 1]);
  });

  it('of two tasks by two people for one patient counts for both, unless the whole team’s time counts', () => {
    const rows = [
      row({ start: '9:00', end: '9:30', minutes: '30', staff: 'A', activity: 'Call' }),
      row({ start: '9:00', end: '9:30', minutes: '30', staff: 'B', activity: 'Registry' }),
    ];
    assert.deepEqual(counted(rows).minutes, ['60']);
    assert.deepEqual(counted(rows, { roles: 'triad' }).minutes, ['30']);
  });

  it('across midnight counts once, in the same month and at the end of a month', () => {
    for (const [first, second] of [
      ['1/3/2024', '1/4/2024'],
      ['2/29/2024', '3/1/2024'],
    ] as const) {
      assert.deepEqual(
        counted([
          row({ date: first, start: '23:30', end: '0:30', minutes: '60', activity: 'Call' }),
          row({ date: second, start: '0:00', end: '0:45', minutes: '45', mrn: 'P2' }),
        ]),
        { minutes: ['60', '15'], leftOut: ['CB111 1 30'], problems: ['3 CB111'], total: '75', entries: 2 },
      );
    }
  });

  it('across midnight is found again after either entry is on another day', () => {
    const late = row({ date: '1/3/2024', start: '23:30', end: '0:30', minutes: '60', activity: 'Call' });
    const early = (date: string) => row({ date, start: '0:00', end: '0:45', minutes: '45', mrn: 'P2' });
    assert.deepEqual(counted([late, early('1/3/2024')]).minutes, ['60', '45']);
    assert.deepEqual(counted([late, early('1/5/2024')]).minutes, ['60', '45']);
  });

  it('of one staff member counts once, even if the name differs in case and spaces', () => {
    assert.deepEqual(
      counted([
        row({ start: '9:00', end: '9:20', staff: 'R. A' }),
        row({ start: '9:00', end: '9:20', staff: ' r.  a ', mrn: 'P2', activity: 'Call' }),
      ]).minutes,
      ['20', '0'],
    );
  });

  it('of one task counts once, even if the activity differs in case and spaces', () => {
    const shared = { start: '9:00', end: '9:30', minutes: '30' };
    const rows = [
      row({ ...shared, staff: 'A', activity: 'Caseload review' }),
      row({ ...shared, staff: 'B', activity: 'caseload  Review' }),
    ];
    assert.deepEqual(counted(rows).minutes, ['30']);
  });

  it('isn’t taken from an entry by another that doesn’t count', () => {
    const { minutes } = counted([
      row({ start: '9:00', end: '9:30', minutes: '30', role: 'Psychiatric consultant', activity: 'Review' }),
      row({ start: '9:00', end: '9:30', minutes: '30', role: 'BHCM', activity: 'Review', staff: 'B' }),
    ]);
    assert.deepEqual(minutes, ['30']);
  });

  it('doesn’t include adjacent times or times on another day', () => {
    const { minutes, problems } = counted([
      row({ start: '9:00', end: '9:20' }),
      row({ start: '9:20', end: '9:40', activity: 'Call' }),
      row({ start: '9:00', end: '9:20', date: '1/4/2024' }),
    ]);
    assert.deepEqual([minutes, problems], [['60'], []]);
  });

  it('never exceeds the minutes of the entry', () => {
    const { minutes } = counted([
      row({ start: '9:00', end: '10:00', minutes: '60' }),
      row({ start: '9:00', end: '10:00', minutes: '5', activity: 'Call' }),
    ]);
    assert.deepEqual(minutes, ['60']);
  });
});

describe('A staff member’s day', () => {
  const long = (minutes: string, mrn: string) => row({ minutes, mrn });

  it('with exactly 24 hours isn’t reported', () => {
    assert.deepEqual(counted([long('480', 'P1'), long('480', 'P2'), long('480', 'P3')]).problems, []);
  });

  it('includes the entries with the name in another case or with other spaces', () => {
    const rows = ['R. A', 'r. a', 'R.  A', 'R. A'].map((staff, index) =>
      row({ minutes: '361', mrn: `P${index}`, staff }),
    );
    assert.deepEqual(counted(rows).problems, ['2 CB022', '3 CB022', '4 CB022', '5 CB022']);
  });

  it('with more than 24 hours is an error on each entry, and the entries still count', () => {
    const { problems, minutes } = counted([long('480', 'P1'), long('480', 'P2'), long('480', 'P3'), long('1', 'P4')]);
    assert.deepEqual(problems, ['2 CB022', '3 CB022', '4 CB022', '5 CB022']);
    assert.deepEqual(minutes, ['480', '480', '480', '1']);
  });
});
