import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { listProblems } from '../../../../src/billing/problemList';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { billingReport } from '../../../../src/report/billingReport';
import { readTeamRole } from '../../../../src/billing/rules/vocabulary/roles';
import { Vocabulary, type VocabularyOptions } from '../../../../src/billing/rules/vocabulary/vocabulary';
import { billWithRules } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Staff,Role,No Show,Start,End,Initial Assessment,Program';

/** Returns the minutes that count, what is left out, and the problems with their lines. */
function counted(rows: readonly string[], profile: Partial<PayerProfile> = {}, words: VocabularyOptions = {}) {
  const vocabulary = new Vocabulary(words);
  const rules = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile }, hasAudit: false, vocabulary });
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
  program?: string;
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
    cells.program ?? '',
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
    ['front desk', 'otherStaff'],
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

  it('includes the time of an unknown role, with a warning', () => {
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

describe('The words of a log', () => {
  for (const [activity, code] of [
    ['Principal Care Management', 'CB116'],
    ['PCM', 'CB116'],
    ['RPM review', 'CB116'],
    ['RTM', 'CB116'],
    ['APCM care plan', 'CB116'],
    ['General BHI', 'CB116'],
    ['Community health integration', 'CB116'],
    ['Individual therapy', 'CB116'],
    ['Family therapy', 'CB116'],
    ['90834', 'CB116'],
    ['90791', 'CB116'],
    ['Insurance verification', 'CB114'],
    ['Prior auth', 'CB114'],
    ['Travel', 'CB114'],
    ['Lunch', 'CB114'],
    ['Supervision', 'CB114'],
    ['Fax records', 'CB114'],
    ['Rescheduled appointment', 'CB114'],
  ] as const) {
    it(`"${activity}" is left out and flagged (${code})`, () => {
      const { minutes, leftOut, problems } = counted([row({}), row({ activity, minutes: '9' })]);
      assert.deepEqual([minutes, leftOut, problems], [['20'], [`${code} 1 9`], [`3 ${code}`]]);
    });
  }

  it('"No show" as the activity is a no-show', () => {
    const rows = [row({ activity: 'No show' })];
    assert.deepEqual(counted(rows).problems, ['2 CB115']);
    assert.deepEqual(counted(rows, { noShows: 'leaveOut' }).leftOut, ['CB115 1 20']);
  });

  it('mark every row of an unknown activity, and count it', () => {
    const rows = [
      row({}),
      row({ activity: 'SCR' }),
      row({ activity: 's.c.r.', mrn: 'P2' }),
      row({ activity: 'Pottery' }),
    ];
    const { total, problems } = counted(rows);
    assert.deepEqual([total, problems], ['80', ['3 CB145', '4 CB145', '5 CB145']]);
  });

  it('leave out unknown and unclear activities if the profile is set that way, and list every row', () => {
    const rows = [
      row({ activity: 'SCR' }),
      row({ activity: 'SCR', minutes: '10' }),
      row({ activity: 'Referral to CCM' }),
      row({}),
    ];
    const { total, leftOut, problems } = counted(rows, { unknownActivities: 'leaveOut' });
    assert.deepEqual([total, leftOut, problems], ['20', ['CB145 3 50'], ['2 CB145', '3 CB145', '4 CB145']]);
  });

  it('get their meaning from the team before the built-in vocabulary', () => {
    const activities = new Map([
      ['SCR', 'psychiatricConsultation'],
      ['Follow up*', 'CCM'],
      ['Lunch', 'counts'],
    ] as const);
    const rows = [row({ activity: 's.c.r' }), row({ activity: 'Follow-up (group)' }), row({ activity: 'Lunch' })];
    const { total, leftOut, problems } = counted(rows, {}, { activities });
    assert.deepEqual([total, leftOut, problems], ['40', ['CB116 1 20'], ['3 CB116']]);
  });

  it('in the Program column decide about any activity', () => {
    const rows = ['CoCM', 'CCM', '99426', 'Blue team'].map((program, index) => row({ program, minutes: `2${index}` }));
    const { total, leftOut, problems } = counted(rows);
    assert.deepEqual([total, leftOut, problems], ['43', ['CB116 2 43'], ['3 CB116', '4 CB116', '5 CB145']]);
  });

  it('for roles are the same spelled out and with periods, and an unknown role is marked', () => {
    const roles = ['Nurse Practitioner', 'N.P.', 'M.D.', 'PMHNP', 'Attending', 'Medical Assistant', 'Interpreter'];
    const { total, leftOut } = counted(roles.map((role) => row({ role })));
    assert.deepEqual([total, leftOut], ['0', ['CB112 7 140']]);
    assert.deepEqual(
      counted(['Peer', 'peer.', 'Coach'].map((role, index) => row({ role, minutes: `2${index}` }))).problems,
      ['2 CB113', '3 CB113', '4 CB113'],
    );
  });

  it('for roles and staff get their meaning from the team', () => {
    const words: VocabularyOptions = {
      roles: new Map([['Peer', 'otherStaff']]),
      staff: new Map([['Dr. Smith, MD', 'consultant']]),
    };
    const staff = '"Dr. Smith, MD"';
    const { total, leftOut, problems } = counted(
      [row({ role: 'Peer' }), row({ staff }), row({ staff, role: 'BHCM' })],
      {},
      words,
    );
    assert.deepEqual([total, leftOut, problems], ['20', ['CB112 2 40'], ['2 CB112', '3 CB112']]);
  });

  it('mark a title in a staff name if no role is given', () => {
    const staff = '"Dr. Smith, MD"';
    const rows = [
      row({ staff, role: 'BHCM' }),
      row({ staff, minutes: '10' }),
      row({ staff: 'DR SMITH - MD' }),
      row({}),
    ];
    const { total, problems } = counted(rows);
    assert.deepEqual([total, problems], ['70', ['3 CB144', '4 CB144']]);
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
