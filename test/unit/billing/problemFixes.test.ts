import assert from 'node:assert/strict';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { Checks } from '../../../src/billing/problems/checks';
import { ProblemFixes } from '../../../src/billing/problemFixes';
import { TextLines } from '../../../src/log/csv/lines';
import { createBillingRules } from '../../../src/configuration/configuration';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { writeAnswers } from '../../../src/configuration/configurationText';
import { RULES_WITHOUT_AUDIT, TODAY, billWithRules, findProblems } from '../support/billing';
import { applyEdits, applyFixes, findFixes } from '../support/logFixes';
import { VALID_ENTRY, formatEntry, buildLog, type Entry } from '../support/logBuilder';

const codes = (text: string): string[] => findProblems(text).map(({ code }) => code);
const all = (text: string, code: string, kind: Parameters<ReturnType<typeof findFixes>['fixes']['fixAll']>[1]) =>
  applyEdits(text, findFixes(text).fixes.fixAll(code, kind));

describe('The quick fix for an exact duplicate', () => {
  const one = { minutes: '20' };
  const other = { minutes: '30' };

  it('deletes the later row with its line ending', () => {
    const text = buildLog(one, other, one, other);
    assert.deepEqual(applyFixes(text, 'CB104', 3), [
      { title: 'Delete this duplicate row', text: buildLog(one, other, other) },
    ]);
  });

  it('deletes all later rows at once, including adjacent rows and a last row without a line ending', () => {
    assert.equal(all(buildLog(one, one, one, other, one), 'CB104', 'deleteRow'), buildLog(one, other));
    const open = buildLog(one, other, one, one, other).trimEnd();
    assert.equal(all(open, 'CB104', 'deleteRow'), buildLog(one, other).trimEnd());
    assert.equal(
      all(open.replaceAll('\n', '\r\n'), 'CB104', 'deleteRow'),
      buildLog(one, other).trimEnd().replaceAll('\n', '\r\n'),
    );
  });

  it('reports whether there is another row to delete', () => {
    const { fixes } = findFixes(buildLog(one, one));
    const [row] = fixes.findRows('CB104');
    assert.equal(fixes.canFixAnother('CB104', 'deleteRow', row!), false);
    const more = findFixes(buildLog(one, one, one)).fixes;
    assert.equal(more.canFixAnother('CB104', 'deleteRow', more.findRows('CB104')[0]!), true);
  });
});

describe('A quick fix that deletes a row', () => {
  const isPreferred = (text: string, code: string): boolean | undefined => {
    const { fixes } = findFixes(text);
    return fixes.findFixes(code, fixes.findRows(code)[0]!)[0]?.isPreferred;
  };

  it('isn’t preferred if there may have been two identical contacts', () =>
    assert.equal(isPreferred(buildLog({}, {}), 'CB104'), false));

  it('isn’t preferred or offered for several rows at once if the rows are written differently', () => {
    const text = buildLog({}, { minutes: '20.0' }, { minutes: '20.00' });
    assert.deepEqual(applyFixes(text, 'CB118', 3), [
      { title: 'Delete this row', text: buildLog({}, { minutes: '20.0' }) },
    ]);
    assert.equal(isPreferred(text, 'CB118'), false);
    const { fixes } = findFixes(text);
    const [row] = fixes.findRows('CB118');
    assert.equal(fixes.canFixAnother('CB118', 'deletePossibleDuplicate', row!), false);
  });

  it('is preferred if the row can’t be a contact', () =>
    assert.equal(isPreferred(buildLog({}, 'Total,,,,20,,,,,,'), 'CB032'), true));
});

describe('The quick fix for a patient without an initial assessment', () => {
  const entry = (cells: Partial<Entry>): Partial<Entry> => ({ assessment: '', ...cells });

  it('uses the date of the only entry with the activity Initial Assessment', () => {
    const visit = { date: '01/09/2024', activity: 'initial assessment' };
    const text = buildLog(entry({}), entry(visit), entry({ date: '2/1/2024' }));
    const [fix] = applyFixes(text, 'CB020', 1);
    assert.equal(fix?.title, 'Use 01/09/2024, the date of the Initial Assessment entry (line 3)');
    assert.equal(fix.text, buildLog({ assessment: '01/09/2024' }, entry(visit), entry({ date: '2/1/2024' })));
    assert.ok(!codes(fix.text).includes('CB020'));
  });

  it('uses the initial assessment of a row that is left out because its date can’t be read', () => {
    const text = buildLog(entry({}), { date: 'soon', assessment: '1/2/2024' });
    assert.deepEqual(applyFixes(text, 'CB020', 1), [
      {
        title: 'Use 1/2/2024, the initial assessment on line 3',
        text: buildLog(entry({ assessment: '1/2/2024' }), { date: 'soon', assessment: '1/2/2024' }),
      },
    ]);
  });

  it('isn’t available with two such entries or dates, with none, or without the column', () => {
    const visit = { activity: 'Initial Assessment' };
    assert.deepEqual(applyFixes(buildLog(entry(visit), entry({ ...visit, date: '1/9/2024' })), 'CB020', 1), []);
    assert.deepEqual(applyFixes(buildLog(entry({})), 'CB020', 1), []);
    const two = [
      { date: 'soon', assessment: '1/2/2024' },
      { date: 'soon', assessment: '1/3/2024' },
    ];
    assert.deepEqual(applyFixes(buildLog(entry(visit), ...two), 'CB020', 1), []);
    assert.deepEqual(applyFixes('Date,MRN,Minutes,Activity\n1/3/2024,A,20,Initial Assessment\n', 'CB020', 1), []);
  });

  it('doesn’t use the date of a no-show', () => {
    const header = 'Date,MRN,Minutes,Activity,No Show,Initial Assessment';
    const of = (noShow: string): number =>
      applyFixes(`${header}\n1/3/2024,A,20,Initial Assessment,${noShow},\n`, 'CB020', 1).length;
    assert.equal(of(''), 1);
    assert.equal(of('yes'), 0);
  });

  it('can be applied to all patients at once, each with the right date', () => {
    const patient = (mrn: string, date: string, assessment = ''): Partial<Entry> => ({
      ...VALID_ENTRY,
      mrn,
      date,
      activity: 'Initial Assessment',
      assessment,
    });
    assert.equal(
      all(buildLog(patient('A', '1/3/2024'), patient('B', '1/4/2024')), 'CB020', 'assessment'),
      buildLog(patient('A', '1/3/2024', '1/3/2024'), patient('B', '1/4/2024', '1/4/2024')),
    );
  });
});

describe('The quick fix for a name or payer that differs within the month', () => {
  it('uses the value from the latest row', () => {
    const text = buildLog({ payer: 'Aetna' }, { date: '1/4/2024' }, { date: '1/5/2024' });
    assert.deepEqual(applyFixes(text, 'CB108', 1), [
      {
        title: 'Use the payer from the latest row (line 4)',
        text: buildLog({}, { date: '1/4/2024' }, { date: '1/5/2024' }),
      },
    ]);
  });

  it('puts the value in quotes if necessary', () => {
    const payer = 'Anthem, Inc.';
    const text = buildLog({ payer: 'Aetna' }, { date: '1/4/2024', payer }, { date: '1/5/2024', payer });
    assert.equal(applyFixes(text, 'CB108', 1)[0]?.text, text.replace('Aetna', '"Anthem, Inc."'));
  });

  it('replaces both parts of a name if both differ', () => {
    const text = buildLog({ firstName: 'H.', lastName: 'Gusman' }, { date: '1/4/2024' }, { date: '1/5/2024' });
    assert.deepEqual(applyFixes(text, 'CB107', 1), [
      {
        title: 'Use the name from the latest row (line 4)',
        text: buildLog({}, { date: '1/4/2024' }, { date: '1/5/2024' }),
      },
    ]);
  });

  it('isn’t available on the latest row', () => {
    const text = buildLog({}, { date: '1/4/2024' }, { date: '1/5/2024', payer: 'Aetna' });
    assert.deepEqual(codes(text), ['CB108']);
    assert.deepEqual(applyFixes(text, 'CB108', 3), []);
  });
});

it('Fixing all problems of a kind doesn’t change those without exactly one right value', () => {
  const text = buildLog({ npi: '123-456-7893' }, { npi: '12' }, { npi: '1234567893.0', date: '1/4/2024' });
  assert.equal(all(text, 'CB105', 'npi'), `${buildLog({}, { npi: '12' })}${formatEntry({ date: '1/4/2024' })}\n`);
});

describe('Fixing all problems of a kind', () => {
  it('doesn’t change suppressed problems: an accepted duplicate isn’t deleted with the others', () => {
    const text = buildLog({ mrn: 'A' }, { mrn: 'A' }, { mrn: 'B' }, { mrn: 'B' });
    const accepted = [{ code: 'CB104', mrn: 'A', month: undefined, reason: 'two identical calls' }];
    const lines = TextLines.of(text);
    const editsWith = (checks: Checks): number[] => {
      const billed = new BilledLogs(RULES_WITHOUT_AUDIT, checks);
      const log = billed.add(lines, { today: TODAY });
      return new ProblemFixes(billed, log, lines).fixAll('CB104', 'deleteRow').map(({ range }) => range.start.line);
    };
    assert.deepEqual(editsWith(Checks.STANDARD), [2, 4]);
    assert.deepEqual(editsWith(new Checks(new Map(), accepted)), [4]);
    assert.deepEqual(editsWith(new Checks(new Map([['CB104', 'off']]), [])), []);
  });
});

describe('The quick fixes for a word that nothing decides', () => {
  const HEADER = 'Date,MRN,Minutes,Activity,Staff,Role,Program,Initial Assessment';
  const answersOf = (row: string, code: string) => {
    const { fixes } = findFixes(`${HEADER}\n${row}\n`);
    return fixes
      .findFixes(code, fixes.findRows(code)[0]!)
      .map((fix) => fix.kind === 'answer' && [...fix.answer.path, fix.answer.value]);
  };

  it('write each meaning that it can have into the configuration', () => {
    const path = ['activities', 'SCR'];
    const meanings = ['counts', 'psychiatricConsultation', 'initialAssessment', 'measurement', 'clerical'];
    assert.deepEqual(answersOf('1/3/2024,P1,20,SCR,S,,,1/3/2024', 'CB145'), [
      ...[...meanings, 'travelOrTraining', 'otherService', 'noShow'].map((meaning) => [...path, meaning]),
    ]);
    const program = ['activities', 'Blue'];
    assert.deepEqual(answersOf('1/3/2024,P1,20,Call,S,,Blue,1/3/2024', 'CB145'), [
      [...program, 'CoCM'],
      [...program, 'otherService'],
    ]);
    const roles = ['careManager', 'psychiatricConsultant', 'treatingPractitioner', 'otherStaff'];
    assert.deepEqual(
      answersOf('1/3/2024,P1,20,Call,S,Peer *,,1/3/2024', 'CB113'),
      roles.map((role) => ['roles', 'Peer', role]),
    );
    assert.deepEqual(
      answersOf('1/3/2024,P1,20,Call,Dr. Lee,,,1/3/2024', 'CB144'),
      roles.map((role) => ['staff', 'Dr. Lee', role]),
    );
  });

  it('leave no doubt once the configuration has one of them', () => {
    for (const [row, code] of [
      ['1/3/2024,P1,20,"S*C*R, new",S,,,1/3/2024', 'CB145'],
      ['1/3/2024,P1,20,Call,S,,Blue,1/3/2024', 'CB145'],
      ['1/3/2024,P1,20,Call,S,Peer,,1/3/2024', 'CB113'],
      ['1/3/2024,P1,20,Call,"Lee, MD",,,1/3/2024', 'CB144'],
    ] as const) {
      const { fixes } = findFixes(`${HEADER}\n${row}\n`);
      const found = fixes.findFixes(code, fixes.findRows(code)[0]!);
      assert.ok(found.length > 0);
      for (const fix of found) {
        const text = writeAnswers('', fix.kind === 'answer' ? [fix.answer] : []);
        const { configuration, problems } = readConfiguration(text);
        assert.deepEqual(problems, []);
        const billed = billWithRules(createBillingRules(configuration, TODAY), TextLines.of(`${HEADER}\n${row}\n`));
        assert.equal(billed.ledger.problemCount(code), 0, text);
      }
    }
  });
});
