import assert from 'node:assert/strict';
import { ProblemFixes } from '../../../src/billing/problemFixes';
import { listProblems } from '../../../src/billing/problemList';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { createReadingOptions } from '../../../src/configuration/configuration';
import { readRoster } from '../../../src/configuration/rosterReading';
import { TextLines } from '../../../src/log/csv/lines';
import { createMrnForms } from '../../../src/log/values/mrnForms';
import { billingReport } from '../../../src/report/billingReport';
import { monthAnswer } from '../../../src/wording/monthAnswer';
import { TODAY, billText, billWithOptions, findProblems, summarizeReport } from '../support/billing';
import { readEntries, readRealLog } from '../support/entries';
import { applyFixes } from '../support/logFixes';
import { buildLog } from '../support/logBuilder';

const listCodes = (text: string): string[] =>
  findProblems(text).map(({ code, range }) => `${code} ${range.start.line + 1}`);

describe('kind 3: one patient, several spellings', () => {
  it('h11: what can’t be seen doesn’t split a patient', () => {
    const text = readRealLog('h11-mrn-invisible.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['K-17 2024-01 160 99492 + 3 × 99494']);
    assert.deepEqual(listCodes(text), ['CB038 3', 'CB038 4', 'CB038 5']);
    assert.match(findProblems(text)[0]?.message ?? '', /characters that can’t be seen|characters that can't be seen/);
    assert.match(monthAnswer(billText(text), ' K\u2011\u200b17', undefined), /160/);
  });

  it('h09: .0 is two patients, with a warning on both and a fix for all rows', () => {
    const text = readRealLog('h09-mrn-float-suffix.timelog.csv');
    assert.deepEqual(listCodes(text), ['CB039 2', 'CB039 3']);
    const expected = { title: 'Change MRN 100234.0 to 100234', text: text.replace('100234.0', '100234') };
    assert.deepEqual(applyFixes(text, 'CB039', 1), [expected]);
    assert.deepEqual(applyFixes(text, 'CB039', 2), [expected]);
  });

  it('h14: kinds of space are one patient, and an MRN without the space is another one', () => {
    const text = readRealLog('h14-mrn-inner-space.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['K 1020 2024-01 120 99492 + 1 × 99494', 'K1020 2024-01 40 no code']);
    assert.deepEqual(listCodes(text), ['CB039 2', 'CB038 3', 'CB038 4', 'CB039 5']);
    assert.deepEqual(applyFixes(text, 'CB038', 2), [
      { title: 'Change to K 1020 (as read)', text: text.replace('K  1020', 'K 1020') },
    ]);
  });

  it('r06: rows with an MRN that became a date are in no patient’s months', () => {
    const text = readRealLog('r06-mrn-turned-date.timelog.csv');
    assert.deepEqual(readEntries(text), ['CB033', 'CB033', 'CB033']);
    assert.deepEqual(billText(text).ledger.months(), []);
    assert.deepEqual(
      findProblems(text).map(({ code }) => code),
      ['CB033', 'CB033', 'CB033'],
    );
  });

  it('a value in quotes after a space is read without them', () => {
    const text =
      'Date,MRN,Last name,Minutes,Initial Assessment\n1/3/2024, "R-15", "Ash",40, "1/3/2024"\n1/4/2024,R-15,Ash, "35",1/3/2024\n';
    assert.deepEqual(summarizeReport(text), ['R-15 2024-01 75 99492']);
    assert.deepEqual(listCodes(text), ['CB006 2', 'CB006 3']);
    assert.equal(billingReport(billText(text)).lines[0]?.lastName, 'Ash');
    const [fix] = applyFixes(text, 'CB006', 1);
    assert.match(fix?.text ?? '', /1\/3\/2024,"R-15","Ash",40,"1\/3\/2024"/);
  });

  it('zeros, case, separators, and similar characters are two patients, with a warning on both', () => {
    const pairs: [string, string, string][] = [
      ['00123', '123', 'CB034'],
      ['ab-1', 'AB-1', 'CB035'],
      ['1,002,345', '1002345', 'CB039'],
      ['K-1O', 'K-10', 'CB039'],
      ['MRN 7', '7', 'CB039'],
    ];
    for (const [a, b, code] of pairs) {
      assert.deepEqual(listCodes(buildLog({ mrn: a }, { mrn: b, date: '1/4/2024' })), [`${code} 2`, `${code} 3`], a);
    }
    // Two neighboring characters are exchanged, and everything else agrees.
    assert.deepEqual(listCodes(buildLog({ mrn: '1-23' }, { mrn: '12-3', date: '1/4/2024' })), ['CB170 3']);
    const other = { mrn: '12-3', firstName: 'Ida', lastName: 'Ash', date: '1/4/2024' };
    assert.deepEqual(listCodes(buildLog({ mrn: '1-23' }, other)), []);
  });

  it('a fix for similar MRNs changes the wrong one in all its rows, from either of them', () => {
    const text = buildLog({ mrn: '123' }, { mrn: '00123', date: '1/4/2024' }, { mrn: '123', date: '1/5/2024' });
    const after = buildLog({ mrn: '00123' }, { mrn: '00123', date: '1/4/2024' }, { mrn: '00123', date: '1/5/2024' });
    const expected = { title: 'Change MRN 123 to 00123 in 2 rows', text: after };
    assert.deepEqual(applyFixes(text, 'CB034', 1), [expected]);
    assert.deepEqual(applyFixes(text, 'CB034', 2), [expected]);
  });

  it('two fixes for similar MRNs can’t swap them', () => {
    const lines = TextLines.of(buildLog({ mrn: 'ab' }, { mrn: 'AB', date: '1/4/2024' }));
    const billed = billWithOptions({}, lines);
    const fixes = new ProblemFixes(billed, billed.logs[0]!, lines);
    assert.equal(fixes.canFixAnother('CB035', 'mrn', billed.logs[0]!.rowAtLine(1)!), false);
  });
});

describe('kind 3: the roster', () => {
  const roster = readRoster(TextLines.of('MRN,Payer\nK\u00a017,Aetna\n00123,Cigna\n'), TODAY).roster;
  const bill = (mrn: string) => {
    const billed = billWithOptions({ roster }, TextLines.of(buildLog({ mrn, payer: '' })));
    const [line] = billingReport(billed).lines;
    return [line?.payer, ...listProblems(billed, billed.logs[0]!).map(({ code }) => code)];
  };

  it('joins by the plain form', () => {
    assert.deepEqual(bill('K 17'), ['Aetna']);
    assert.deepEqual(bill('K\u200b  17'), ['Aetna', 'CB038']);
  });

  it('has a warning for a similar MRN, which isn’t joined', () => {
    assert.deepEqual(bill('123'), ['', 'CB351']);
    assert.deepEqual(bill('K17'), ['', 'CB351']);
    assert.deepEqual(bill('K18'), ['']);
  });

  it('has a warning for several similar MRNs', () => {
    const several = readRoster(TextLines.of('MRN\n00123\n0123\n'), TODAY).roster;
    const billed = billWithOptions({ roster: several }, TextLines.of(buildLog({ mrn: '123' })));
    assert.deepEqual(
      listProblems(billed, billed.logs[0]!).map(({ code }) => code),
      ['CB351'],
    );
  });

  it('has a fix for a similar MRN', () => {
    const lines = TextLines.of(buildLog({ mrn: '123' }));
    const billed = billWithOptions({ roster }, lines);
    const [fix] = new ProblemFixes(billed, billed.logs[0]!, lines).findFixes('CB351', billed.logs[0]!.rowAtLine(1)!);
    assert.equal(fix?.title, 'Change to 00123, the MRN in the roster');
  });
});

describe('kind 3: the forms of the team’s MRNs', () => {
  const y01 = readRealLog('y01-dates-held.timelog.csv');

  it('y01: MRNs that look like rounded numbers are read if they have the form', () => {
    assert.deepEqual(readEntries(y01).slice(-2), ['CB033', 'CB033']);
    const forms = createMrnForms(['Y-9', '9E99', '9E9']);
    assert.deepEqual(readEntries(y01, { mrnForms: forms }).slice(-2), ['75', '75']);
  });

  it('an MRN in another form is left out', () => {
    const text = buildLog({ mrn: 'K-1020' }, { mrn: 'K-1O20', date: '1/4/2024' }, { mrn: 'K-10200', date: '1/5/2024' });
    const lines = TextLines.of(text);
    const billed = billWithOptions({ mrnForms: createMrnForms(['A-9999']) }, lines);
    const log = billed.logs[0]!;
    assert.deepEqual(
      listProblems(billed, log).map(({ code, range }) => `${code} ${range.start.line + 1}`),
      ['CB037 3', 'CB037 4'],
    );
    const fixes = new ProblemFixes(billed, log, lines).findFixes('CB037', log.rowAtLine(2)!);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Change to K-1020', 'Our MRNs can have the form K-9O99: write it into the configuration'],
    );
    assert.deepEqual(fixes[1]?.kind === 'answer' ? fixes[1].answer : undefined, {
      path: ['mrnForms'],
      value: ['A-9999', 'K-9O99'],
    });
  });

  it('a fix writes the forms of all MRNs of the log', () => {
    const lines = TextLines.of(y01);
    const billed = billWithOptions({}, lines);
    const log = billed.logs[0]!;
    const [fix] = new ProblemFixes(billed, log, lines).findFixes('CB033', log.rowAtLine(7)!);
    assert.ok(fix?.kind === 'answer');
    const value = fix.answer.value as readonly string[];
    assert.ok(value.includes('9E99') && value.includes('Y-9'), value.join());
  });

  it('are read from the configuration, for logs and the roster', () => {
    const read = readConfiguration('{ "mrnForms": ["9E99"] }');
    assert.deepEqual(read.problems, []);
    const options = createReadingOptions(read.configuration);
    assert.deepEqual(readEntries(buildLog({ mrn: '7E10' }, { mrn: 'A1' }), options), ['20', 'CB037']);
    const roster = readRoster(TextLines.of('MRN,Payer\n7E10,Aetna\n8E100,Cigna\n'), TODAY, options);
    assert.deepEqual([roster.patientCount, roster.problems.map(({ code }) => code)], [1, ['CB323']]);
    assert.equal(readConfiguration('{ "mrnForms": [] }').configuration.mrnForms, undefined);
    const wrong = readConfiguration('{ "mrnForms": ["999", 7] }');
    assert.deepEqual(
      wrong.problems.map(({ code }) => code),
      ['CB302'],
    );
    assert.equal(wrong.configuration.mrnForms, undefined);
  });
});
