import assert from 'node:assert/strict';
import { readRoster } from '../../../src/configuration/rosterReading';
import { columnMapping } from '../../../src/log/header/columns';
import { TextLines } from '../../../src/log/csv/lines';
import { listProblems } from '../../../src/billing/problemList';
import { billingReport } from '../../../src/report/billingReport';
import { TODAY, billWithOptions, day, readRange } from '../support/billing';

function rosterOf(text: string): ReturnType<typeof readRoster> {
  return readRoster(TextLines.of(text), TODAY);
}

const messages = (text: string): string[] => rosterOf(text).problems.map(({ message }) => message);

/** `CB322 soon`: the code and the characters it stands on. */
function marked(text: string): string[] {
  return rosterOf(text).problems.map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

const HEADER = 'Patient ID,Patient,Insurance,Enrollment Date,Consent,Discharge,DOB,PCP NPI,Dx';

describe('A roster', () => {
  it('is read by the names of its columns, in any order and dialect', () => {
    for (const text of [
      `${HEADER}\nA1,"Ruiz, Ana",Cigna,1/3/2024,1/2/2024,,4/25/1980,1234567893,F33.1\n`,
      `Roster of May\n\n${HEADER.replaceAll(',', ';')}\nA1;Ruiz, Ana;Cigna;1/3/2024;1/2/2024;;4/25/1980;1234567893;F33.1\n`,
      'Dx\tNPI\tdate_of_birth\tMRN\tFirst\tLast\tPayor\tStart of Care\tConsent Date\n' +
        'F33.1\t1234567893\t1980-04-25\t="A1"\tAna\tRuiz\tCigna\t3-Jan-24\t2024-01-02T08:00\n',
    ]) {
      const { roster, problems, patientCount } = rosterOf(text);
      assert.deepEqual(problems, []);
      assert.equal(patientCount, 1);
      assert.deepEqual(roster.patient('A1'), {
        mrn: 'A1',
        firstName: 'Ana',
        lastName: 'Ruiz',
        payer: 'Cigna',
        initialAssessment: day(2024, 1, 3),
        npi: '1234567893',
        problemsList: 'F33.1',
        consentDate: day(2024, 1, 2),
        dischargeDate: undefined,
        dateOfBirth: day(1980, 4, 25),
      });
      assert.equal(roster.patient('a1'), undefined);
    }
  });

  it('takes the columns that are told, as the log does', () => {
    const text = 'Pt,Plan name\nA1,Cigna\n';
    const mapping = columnMapping([
      ['pt', 'mrn'],
      ['Plan name', 'payer'],
    ]);
    assert.equal(
      readRoster(TextLines.of(text), TODAY, { columnMapping: mapping }).roster.patient('A1')?.payer,
      'Cigna',
    );
  });

  it('without an MRN column is not used, and says so on its header', () => {
    assert.deepEqual(marked('Name,Payer\nAna,Cigna\n'), ['CB320 Name,Payer']);
    assert.deepEqual(marked(''), ['CB320 ']);
    assert.equal(rosterOf('MRN,Patient ID\nA1,A2\n').problems[0]?.code, 'CB320');
  });

  it('marks dates that cannot be read, and uses the rest of the row', () => {
    const text = 'MRN,Payer,Consent,IA date\nA1,Cigna,soon,2/30/2024\n';
    assert.deepEqual(marked(text), ['CB322 2/30/2024', 'CB322 soon']);
    assert.equal(rosterOf(text).roster.patient('A1')?.payer, 'Cigna');
    assert.match(messages(text)[0] ?? '', /write it as M\/D\/YYYY\./);
    assert.match(messages('MRN,Consent,IA date\nA1,soon,25/3/2024\n')[0] ?? '', /write it as YYYY-MM-DD\./);
  });

  it('with a patient twice uses what both rows say alike, and marks the second where they differ', () => {
    const text = 'MRN,Payer,First name\nA1,Cigna,Ana\nA1,CIGNA,\nA1,Humana,Ana\nA2,,\n';
    assert.deepEqual(marked(text), ['CB321 A1']);
    const { problems, roster } = rosterOf(text);
    assert.match(problems[0]?.message ?? '', /on line 2 as well, with something else: Payer\. Neither is used/);
    assert.deepEqual([roster.patient('A1')?.payer, roster.patient('A1')?.firstName], ['', 'Ana']);
  });

  it('passes over rows that name no patient or are broken, and says so', () => {
    const text = 'MRN,Payer,Dx\n,Cigna,x\nA1,Cigna\n1.2E+09,Cigna,x\nA2,"open,x\nA3,Cigna,x\n\n,,\nMRN,Payer,Dx\n';
    assert.deepEqual(
      rosterOf(text).problems.map(({ code, range }) => `${code} ${range.start.line}`),
      ['CB323 1', 'CB323 2', 'CB323 3', 'CB323 4'],
    );
    assert.equal(rosterOf(text).patientCount, 1);
  });

  it('says which NPI is not valid', () => {
    assert.deepEqual(marked('MRN,NPI\nA1,1234567890\n'), ['CB324 1234567890']);
  });
});

describe('A log with a roster', () => {
  const roster = readRoster(
    TextLines.of(
      'MRN,Patient,Payer,Initial Assessment,Consent,Discharge,NPI\nA1,"Ruiz, Ana",Cigna,1/3/2024,1/2/2024,2/1/2024,1234567893\n',
    ),
    TODAY,
  ).roster;

  function read(log: string): { report: string[]; marked: string[]; messages: string[] } {
    const lines = TextLines.of(log);
    const billed = billWithOptions({ roster }, lines);
    const problems = listProblems(billed, billed.logs[0]!);
    return {
      report: billingReport(billed).lines.map(({ lastName, payer, codes, npi }) =>
        [lastName, payer, codes.base, npi].map((value) => value ?? '').join(' '),
      ),
      marked: problems.map(({ code, range }) => `${code} ${readRange(lines, range)}`),
      messages: problems.map(({ message }) => message),
    };
  }

  it('gets from it what it does not say: the initial assessment too, without which there is no code', () => {
    const { report, marked: problems } = read('Date,MRN,Minutes\n1/5/2024,A1,70\n');
    assert.deepEqual([report, problems], [['Ruiz Cigna 99492 1234567893'], []]);
  });

  it('keeps what it says itself, and is flagged on the cell where the roster says something else', () => {
    const text = 'Date,MRN,Minutes,Payer,Last name\n1/5/2024,A1,70,Humana,ruiz\n';
    const { report, marked: problems, messages } = read(text);
    assert.deepEqual([report, problems], [['ruiz Humana 99492 1234567893'], ['CB350 Humana']]);
    assert.match(
      messages[0] ?? '',
      /^The roster has different values for this patient: Payer\. The log's values are used/,
    );
  });

  it('is flagged once for a row, with all that differs', () => {
    const { marked: problems, messages } = read('Date,MRN,Minutes,Payer,NPI\n1/5/2024,A1,70,Humana,1245319599\n');
    assert.deepEqual(problems, ['CB350 Humana']);
    assert.match(messages[0] ?? '', /: Payer and Referring Provider NPI\./);
  });

  it('is held to the consent and the discharge of the roster', () => {
    const { marked: problems } = read('Date,MRN,Minutes\n1/1/2024,A1,70\n2/2/2024,A1,70\n');
    assert.deepEqual(problems, ['CB160 1/1/2024', 'CB102 1/1/2024', 'CB161 2/2/2024']);
  });

  it('does not have an initial assessment that cannot be read filled in: that stays an error', () => {
    const { marked: problems } = read('Date,MRN,Minutes,Initial Assessment\n1/5/2024,A1,70,soon\n');
    assert.deepEqual(problems, ['CB016 soon']);
  });
});
