import assert from 'node:assert/strict';
import { readRoster, readRosters } from '../../../src/configuration/rosterReading';
import { findClaimDetails } from '../../../src/billing/findClaimDetails';
import { createColumnMapping } from '../../../src/log/header/columns';
import { TextLines } from '../../../src/log/csv/lines';
import { listProblems } from '../../../src/billing/problemList';
import { listAssumed } from '../../../src/wording/assumptions';
import { billingReport } from '../../../src/report/billingReport';
import { TODAY, billWithOptions, day, readRange } from '../support/billing';

function read(text: string): ReturnType<typeof readRoster> {
  return readRoster(TextLines.of(text), TODAY);
}

const messages = (text: string): string[] => read(text).problems.map(({ message }) => message);

/** Returns the code of each problem and the text in its range, such as `CB322 soon`. */
function listProblemTexts(text: string): string[] {
  return read(text).problems.map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

const HEADER = 'Patient ID,Patient,Insurance,Enrollment Date,Consent,Discharge,DOB,PCP NPI,Dx';

describe('a roster', () => {
  it('is read by its column names, in any order and CSV dialect', () => {
    for (const text of [
      `${HEADER}\nA1,"Ruiz, Ana",Cigna,1/3/2024,1/2/2024,,4/25/1980,1234567893,F33.1\n`,
      `Roster of May\n\n${HEADER.replaceAll(',', ';')}\nA1;Ruiz, Ana;Cigna;1/3/2024;1/2/2024;;4/25/1980;1234567893;F33.1\n`,
      'Dx\tNPI\tdate_of_birth\tMRN\tFirst\tLast\tPayor\tStart of Care\tConsent Date\n' +
        'F33.1\t1234567893\t1980-04-25\t="A1"\tAna\tRuiz\tCigna\t3-Jan-24\t2024-01-02T08:00\n',
    ]) {
      const { roster, problems, patientCount } = read(text);
      assert.deepEqual(problems, []);
      assert.equal(patientCount, 1);
      assert.deepEqual(roster.findPatient('A1'), {
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
        initiatingVisit: undefined,
      });
      assert.equal(roster.findPatient('a1'), undefined);
    }
  });

  it('uses the column mapping, as a log does', () => {
    const text = 'Pt,Plan name\nA1,Cigna\n';
    const mapping = createColumnMapping([
      ['pt', 'mrn'],
      ['Plan name', 'payer'],
    ]);
    assert.equal(
      readRoster(TextLines.of(text), TODAY, { columnMapping: mapping }).roster.findPatient('A1')?.payer,
      'Cigna',
    );
  });

  it('without an MRN column is not used, and has a problem on its header', () => {
    assert.deepEqual(listProblemTexts('Name,Payer\nAna,Cigna\n'), ['CB320 Name,Payer']);
    assert.deepEqual(listProblemTexts(''), ['CB320 ']);
    assert.equal(read('MRN,Patient MRN\nA1,A2\n').problems[0]?.code, 'CB320');
  });

  it('has names with units and marks, and a patient ID beside the MRN isn’t read', () => {
    const { roster, problems } = read(
      'Patient-ID,MRN #,Payer*,"IA Date:",Date of Birth (mm/dd/yyyy)\n7,A1,Cigna,1/3/2024,5/3/1962\n',
    );
    assert.deepEqual(problems, []);
    const patient = roster.findPatient('A1');
    assert.deepEqual([patient?.payer, patient?.initialAssessment, patient?.dateOfBirth], ['Cigna', 20240103, 19620503]);
  });

  it('has a problem on each date that cannot be read, and the rest of the row is used', () => {
    const text = 'MRN,Payer,Consent,IA date\nA1,Cigna,soon,2/30/2024\n';
    assert.deepEqual(listProblemTexts(text), ['CB322 2/30/2024', 'CB322 soon']);
    assert.equal(read(text).roster.findPatient('A1')?.payer, 'Cigna');
    assert.match(messages(text)[0] ?? '', /Write it as M\/D\/YYYY\./);
    assert.match(messages('MRN,Consent,IA date\nA1,soon,25/3/2024\n')[0] ?? '', /Write it as YYYY-MM-DD\./);
  });

  it('has an order of dates in each column, which dates of birth don’t turn', () => {
    const rows = ['A,3/4/2024,25/12/1960,1/2/2024', 'B,5/6/2024,26/12/1960,1/13/2024'];
    const { roster, problems } = read(`MRN,IA date,DOB,Consent\n${rows.join('\n')}\n`);
    assert.deepEqual(problems, []);
    const { initialAssessment, dateOfBirth, consentDate } = roster.findPatient('A')!;
    assert.deepEqual([initialAssessment, dateOfBirth, consentDate], [20240304, 19601225, 20240102]);
  });

  it('has a problem on the one date in another order', () => {
    const rows = ['A,3/14/2024', 'B,3/15/2024', 'C,16/3/2024', 'D,3/4/2024'].join('\n');
    assert.deepEqual(messages(`MRN,IA date\n${rows}\n`), [
      "The Initial Assessment has another order of day, month, and year than its column, so it isn't used. Write it as M/D/YYYY.",
    ]);
    assert.equal(read(`MRN,IA date\n${rows}\n`).roster.findPatient('D')?.initialAssessment, 20240304);
  });

  it('states its order of dates with the log if it’s assumed', () => {
    const log = TextLines.of('Date,MRN,Minutes\n2024-03-04,A,20\n');
    const listAssumedWith = (date: string): readonly string[] => {
      const { roster } = read(`MRN,IA date\nA,${date}\n`);
      return listAssumed(billWithOptions({ roster }, log).logs[0]!);
    };
    assert.deepEqual(listAssumedWith('3/4/2024'), [
      'Dates of the roster: month first (assumed; no date has a number above 12 to show the order)',
    ]);
    assert.deepEqual(listAssumedWith('3/14/2024'), []);
  });

  it('with two rows for a patient uses the equal values, and has a problem on the second row for the others', () => {
    const text = 'MRN,Payer,First name\nA1,Cigna,Ana\nA1,CIGNA,\nA1,Humana,Ana\nA2,,\n';
    assert.deepEqual(listProblemTexts(text), ['CB321 A1']);
    const { problems, roster } = read(text);
    assert.match(
      problems[0]?.message ?? '',
      /also on line 2 of the roster, with different values: Payer\. Neither value is used/,
    );
    assert.deepEqual([roster.findPatient('A1')?.payer, roster.findPatient('A1')?.firstName], ['', 'Ana']);
  });

  it('with three rows for a patient doesn’t use a value in which two of them differ', () => {
    const { roster } = read('MRN,Payer,Phone\nA1,Cigna,9375550123\nA1,Humana,9375550124\nA1,Cigna,9375550123\n');
    assert.deepEqual([roster.findPatient('A1')?.payer, roster.findClaimDetails('A1').phone], ['', '']);
  });

  it('uses rows that a spreadsheet wrote short because their last cells are empty', () => {
    const header = 'MRN,First name,Last name,Payer,Initial Assessment,Consent,Discharge,Dx';
    const { roster, problems } = read(`${header}\nA1,Ana,Ruiz,Cigna,1/3/2024,1/2/2024\nA2,Bo,Lee,Aetna,2/1/2024\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      ['A1', 'A2'].map((mrn) => {
        const { payer, initialAssessment, consentDate } = roster.findPatient(mrn)!;
        return [payer, initialAssessment, consentDate];
      }),
      [
        ['Cigna', day(2024, 1, 3), day(2024, 1, 2)],
        ['Aetna', day(2024, 2, 1), undefined],
      ],
    );
  });

  it('doesn’t use a short row whose values could be in other columns', () => {
    const header = 'MRN,First name,Last name,Payer,Initial Assessment,Consent';
    for (const row of ['A1,Ana,Ruiz,1/3/2024', 'A1,Ana,Ruiz', 'A1,Ana,Ruiz,Cigna,soon', ',Ana,Ruiz,Cigna,1/3/2024']) {
      assert.deepEqual(listProblemTexts(`${header}\n${row}\n`), [`CB323 ${row}`]);
    }
  });

  it('skips rows that are damaged or have no MRN, and has a problem on each', () => {
    const text = 'MRN,Payer,Dx\n,Cigna,x\nA1,Cigna\n1.2E+09,Cigna,x\nA2,"open,x\nA3,Cigna,x\n\n,,\nMRN,Payer,Dx\n';
    assert.deepEqual(
      read(text).problems.map(({ code, range }) => `${code} ${range.start.line}`),
      ['CB323 1', 'CB323 2', 'CB323 3', 'CB323 4'],
    );
    assert.equal(read(text).patientCount, 1);
  });

  it('has a problem on an invalid NPI', () => {
    assert.deepEqual(listProblemTexts('MRN,NPI\nA1,1234567890\n'), ['CB324 1234567890']);
  });
});

describe('the details for claims of a roster', () => {
  const NONE = { addressLine2: '', subscriberFirstName: '', subscriberLastName: '' };

  it('are read by the names of common exports', () => {
    for (const text of [
      'MRN,Member ID,Sex,Address,City,State,ZIP Code,Phone,Relation to Subscriber,Payer ID\n' +
        'A1,W123,F,12 Oak St,Dayton,OH,45402,9375550123,self,60054\n',
      'MRN;Subscriber ID;Gender;Address Line 1;Patient City;St;Zip;Home Phone;Pt. Rel. to Subscriber;Payor ID\n' +
        'A1;W123;Female;12 Oak St;Dayton;Ohio;45402;(937) 555-0123;18;60054\n',
      'MRN,Policy #,Legal Sex,Home Address,Mobile,Relationship to Insured,Carrier ID\n' +
        'A1,="W123",female,"12 Oak St, Dayton, OH 45402",937-555-0123,Self,60054\n',
    ]) {
      const { roster, problems } = read(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(roster.findClaimDetails('A1'), {
        ...NONE,
        memberId: 'W123',
        sex: 'F',
        address: '12 Oak St',
        city: 'Dayton',
        state: 'OH',
        postalCode: '45402',
        phone: '9375550123',
        relation: 'self',
        payerId: '60054',
      });
      assert.equal(roster.findClaimDetails('A2').memberId, '');
    }
  });

  it('come from the column with the earliest name if several columns have one', () => {
    const { roster, problems } = read('MRN,Mobile Phone,Home Phone\nA1,9375550123,9375550124\n');
    assert.deepEqual([roster.findClaimDetails('A1').phone, problems], ['9375550124', []]);
  });

  it('have a problem on a second column with the same name, and neither is read', () => {
    const text = 'MRN,Phone,Phone\nA1,9375550123,9375550124\n';
    assert.deepEqual(listProblemTexts(text), ['CB461 Phone']);
    assert.equal(read(text).roster.findClaimDetails('A1').phone, '');
  });

  it('have a problem on each value that can’t be read, which names no value', () => {
    const text = 'MRN,Member ID,Sex,State,Zip,Phone,Relation to Subscriber\nA1,1.23E+09,fem,ZZ,2139,soon,dependent\n';
    assert.deepEqual(listProblemTexts(text), [
      'CB460 1.23E+09',
      'CB460 fem',
      'CB460 ZZ',
      'CB460 2139',
      'CB460 soon',
      'CB460 dependent',
    ]);
    assert.equal(messages(text)[3], "The ZIP Code can't be read and isn't used. Write 5 or 9 digits.");
  });

  it('are empty for words that mean “nothing”, without a problem', () => {
    const { roster, problems } = read('MRN,Member ID,Sex,Phone\nA1,N/A,,none\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(roster.findClaimDetails('A1').memberId, '');
  });

  it('are found by the MRN of a patient of the logs', () => {
    const { roster } = read('MRN,Member ID\nA1,W123\n');
    const billed = billWithOptions({ roster }, TextLines.of('Date,MRN,Minutes\n1/5/2024,A1,70\n'));
    assert.equal(findClaimDetails(billed, 'A1').memberId, 'W123');
    assert.equal(findClaimDetails(billed, 'A2').memberId, '');
  });
});

describe('a roster of several files', () => {
  it('combines the values of a patient, and has a problem on the row of a later file that differs', () => {
    const sources = [
      { path: 'roster.csv', lines: TextLines.of('MRN,Payer,NPI\nA1,Cigna,1234567893\nA2,Aetna,\n') },
      {
        path: 'registry.csv',
        lines: TextLines.of('MRN;Payer;Consent;Member ID\nA1;Humana;1/2/2024;W1\nA3;Cigna;;W3\n'),
      },
    ];
    const { roster, problems, patientCount } = readRosters(sources, TODAY);
    assert.equal(patientCount, 3);
    assert.deepEqual(
      problems.map((inFile) => inFile.map(({ code, range }) => `${code} ${range.start.line}`)),
      [[], ['CB321 1']],
    );
    assert.match(problems[1]?.[0]?.message ?? '', /on line 2 of the roster file "roster\.csv", .*: Payer\./);
    const { payer, npi, consentDate } = roster.findPatient('A1')!;
    assert.deepEqual([payer, npi, consentDate], ['', '1234567893', day(2024, 1, 2)]);
    assert.equal(roster.findClaimDetails('A1').memberId, 'W1');
    assert.ok(roster.hasField('npi') && roster.hasField('consentDate'));
  });

  it('can have unknown column names in each file', () => {
    const columns = new Map([
      ['ins', { claim: 'memberId' as const }],
      ['no', { log: 'mrn' as const }],
      ['payer', {}],
    ]);
    const sources = [{ path: 'a.csv', lines: TextLines.of('No,Ins,Payer\nA1,W1,Cigna\n'), columns }];
    const { roster } = readRosters(sources, TODAY);
    assert.deepEqual([roster.findClaimDetails('A1').memberId, roster.findPatient('A1')?.payer], ['W1', '']);
  });

  it('isn’t used in a file without an MRN column, and the other files are', () => {
    const sources = ['Name\nAna\n', 'MRN,Payer\nA1,Cigna\n'].map((text, index) => ({
      path: `${index}.csv`,
      lines: TextLines.of(text),
    }));
    const { roster, problems } = readRosters(sources, TODAY);
    assert.deepEqual(
      problems.map((inFile) => inFile.map(({ code }) => code)),
      [['CB320'], []],
    );
    assert.equal(roster.findPatient('A1')?.payer, 'Cigna');
  });
});

describe('a log with a roster', () => {
  const roster = readRoster(
    TextLines.of(
      'MRN,Patient,Payer,Initial Assessment,Consent,Discharge,NPI\nA1,"Ruiz, Ana",Cigna,1/3/2024,1/2/2024,2/1/2024,1234567893\n',
    ),
    TODAY,
  ).roster;

  function readLog(log: string): { report: string[]; marked: string[]; messages: string[] } {
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

  it('gets missing values from it, including the initial assessment that a code needs', () => {
    const { report, marked: problems } = readLog('Date,MRN,Minutes\n1/5/2024,A1,70\n');
    assert.deepEqual([report, problems], [['Ruiz Cigna 99492 1234567893'], []]);
  });

  it('keeps its values, and has a problem on a cell if the roster has a different value', () => {
    const text = 'Date,MRN,Minutes,Payer,Last name\n1/5/2024,A1,70,Humana,ruiz\n';
    const { report, marked: problems, messages } = readLog(text);
    assert.deepEqual([report, problems], [['ruiz Humana 99492 1234567893'], ['CB350 Humana']]);
    assert.match(
      messages[0] ?? '',
      /^The roster has different values for this patient: Payer\. The log's values are used/,
    );
  });

  it('has one problem for each row, with all fields that differ', () => {
    const { marked: problems, messages } = readLog('Date,MRN,Minutes,Payer,NPI\n1/5/2024,A1,70,Humana,1245319599\n');
    assert.deepEqual(problems, ['CB350 Humana']);
    assert.match(messages[0] ?? '', /: Payer and Referring Provider NPI\./);
  });

  it('is checked against the consent and discharge dates of the roster', () => {
    const { marked: problems } = readLog('Date,MRN,Minutes\n1/1/2024,A1,70\n2/2/2024,A1,70\n');
    assert.deepEqual(problems, ['CB160 1/1/2024', 'CB102 1/1/2024', 'CB161 2/2/2024']);
  });

  it('keeps the error on an initial assessment that cannot be read', () => {
    const { marked: problems } = readLog('Date,MRN,Minutes,Initial Assessment\n1/5/2024,A1,70,soon\n');
    assert.deepEqual(problems, ['CB016 soon']);
  });
});
