import fc from 'fast-check';
import type { EditedDocument, Replacement } from './editedDocument';
import { HEADER_LINE, formatEntry } from './logBuilder';

/** Texts with many quotes, delimiters, line breaks, and unusual characters. */
export const difficultText = (maxLength = 120): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('"', ',', '\n', '""', '","', '"\n', '\n"', '",', ',"', '\r\n', '\r') },
        { weight: 2, arbitrary: fc.constantFrom('a', '1', ' ', 'é', '😀', '\u2028', '\t', ';', '\u0000', '\uFEFF') },
      ),
      { maxLength, size: 'max' },
    )
    .map((parts) => parts.join(''));

const mostly = (common: readonly string[], rare: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

/** Lines of entries with few different patients, months, and errors, so that rows often share them. */
export const arbitraryEntry: fc.Arbitrary<string> = fc
  .record({
    date: mostly(
      ['1/3/2024', '01/03/2024', '1/20/2024', '2/1/2024', '3/9/2024', '9/1/2024', '10/5/2024'],
      ['1/2/2030', '2/30/2024', 'soon', '', '20240103', '03JAN2024', 'Wed 1/3/2024', 'Mon 1/3/2024', '1 / 3 / 2024'],
    ),
    mrn: mostly(
      ['A', 'A', 'B'],
      ['C,"x"', ' A ', 'é😀', '', 'a', '0A', '00b', 'A\u200b', 'A.0', 'N/A', '4-Mar', '\uff21'],
    ),
    firstName: mostly(['Holly'], ['Ann\nMarie', '']),
    lastName: mostly(['Guzman'], ['Guzmán', '', 'Null']),
    minutes: mostly(
      ['20', '20.0', '70', '35.5', '24.24', '60', '90'],
      ['500', '.0000001', '0', '-3', 'ten', '', 'PT20M', '1h05', '18:25 min', '(20)', '２０', '12:20:00 AM'],
    ),
    payer: mostly(['Cigna'], ['Anthem, Inc.', '', 'NULL']),
    assessment: mostly(['1/3/2024', '1/3/2024', ''], ['9/1/2024', '1/20/2024', 'x', '1/1/1900', 'n/a']),
    npi: mostly(['1234567893'], ['1234567890', '98', '']),
    problems: mostly([''], ['codes: F33.1, F41.1', 'F33\n"x"']),
    staff: mostly(['S'], ['s ', '']),
    activity: mostly(['T'], ['t', '', 'Initial Assessment']),
  })
  .map((cells) => formatEntry(cells));

/** Lines that are a header, too: one that repeats the header, and others with other columns. */
const headerLine = fc.constantFrom(
  HEADER_LINE,
  HEADER_LINE.toUpperCase().replace('DATE', ' date '),
  `${HEADER_LINE},`,
  `${HEADER_LINE},Hours`,
  'MRN,Date,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,NPI,Problems List',
  'Date,MRN,Minutes',
  'Date;MRN;Minutes',
  'Patient,Time,Clinician',
);

/** Totals, footers, and other lines of reports. The columns are those of the canonical header. */
const reportLine = fc.constantFrom(
  ',A,Total,,40,,,,,,',
  ',,,Patient total:,40,,,,,,',
  ',,,,40,,,,,,',
  'A Total,,,,40,,,,,,',
  'Count:,,,,2,,,,,,',
  'Page 2 of 3',
  'Printed 2/1/2024, 10:30 AM',
  'Patient: Guzman',
  '----,---,---,,,',
  '1/20/2024,A,Holly,Guzman,40,Subtotal,S,Cigna,1/3/2024,,',
  '1/20/2024,A,Total,,40,T,S,Cigna,1/3/2024,,',
  '13/13/2024,B,Holly,Grand Total,40,T,S,Cigna,1/3/2024,,',
);

const brokenRow = fc.constantFrom(
  '',
  ',,,,,,,,,,',
  '"open,1',
  'a,b',
  '"',
  '1/3/2024,A,H,G,5,T,S,Cigna,1/3/2024,,,extra',
  'x"y,z',
  // Without the empty cells at the end, and with spreadsheet marks.
  '1/3/2024,A,H,G,5,T,S,Cigna,1/3/2024',
  '13/1/2024,A,H,G,5,T,S,Cigna,1/13/2024',
  '="1/3/2024",="0A",\'H,="G",="5",T,S,="Cigna",="1/3/2024",="1234567893",=""',
);

const header = fc.oneof(
  { weight: 8, arbitrary: fc.constant(HEADER_LINE) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'MRN;Date;Minutes',
      'Date,MRN,Time',
      'Date,"M\nRN",Minutes',
      'Date,MRN,Minutes,DOS',
      'x',
      '',
      `Time log\n\n${HEADER_LINE}`,
      `Clinic,2024\n"Report\nof time"\n${HEADER_LINE}`,
    ),
  },
);

/** Logs like those of analysts, with some broken rows among the valid ones. */
export const arbitraryLog = (maxRows: number): fc.Arbitrary<string> =>
  fc
    .record({
      header,
      rows: fc.array(
        fc.oneof(
          { weight: 24, arbitrary: arbitraryEntry },
          { weight: 4, arbitrary: brokenRow },
          { weight: 1, arbitrary: headerLine },
          { weight: 2, arbitrary: reportLine },
        ),
        { minLength: Math.floor(maxRows / 4), maxLength: maxRows, size: 'max' },
      ),
      ending: fc.constantFrom('', '\n', '\n\n'),
    })
    .map(({ header: first, rows, ending }) => [first, ...rows].join('\n') + ending);

const OPTIONAL_HEADER =
  'Date,MRN,Minutes,Initial Assessment,Start,End,Role,Consent Date,Discharge Date,PHQ-9,No Show,Date of Birth,Other Codes,Patient,Hours,End Date,Activity,Program,Staff,Status,Billable?,Initiating Visit,NPI';

/** Logs with optional columns. */
export const arbitraryLogWithOptionalColumns = (maxRows: number): fc.Arbitrary<string> => {
  const row = fc
    .tuple(
      mostly(
        ['1/3/2024', '2/1/2024', '3/9/2024'],
        ['soon', '25/3/2024', '2024-W01-3', 'Wed 3/1/2024', '1/4/2024', '1/31/2024', '1/3/2026', '3/20/2024'],
      ),
      mostly(['A', 'A', 'B'], ['0A', 'a', '', ' "A"', 'K\u00a0 1', 'K 1']),
      mostly(['20', '70', ''], ['45:00', 'ten', '1:15']),
      mostly(['1/3/2024', ''], ['x']),
      mostly(['9:00', ''], ['25:00', '0900', 'noon', '1/3/2024 9:00', '2024-01-03T09:00-05:00', '23:50', '0:05']),
      mostly(['9:30', ''], ['8:00', '24:00', '1 PM', '1/4/2024 9:10', '2024-01-03T09:00-06:00', '0:20']),
      mostly(['BHCM', ''], ['#REF!', 'Peer', 'peer.', 'N.P.']),
      mostly(['1/1/2024', ''], ['2/1/2024', 'x', '1/0/1900']),
      mostly([''], ['2/1/2024', '13/1/2024', '12/31/9999']),
      mostly(['12', ''], ['30', 'x', '?', '20', '4']),
      mostly(['', 'no'], ['yes']),
      mostly(['5/6/1980', ''], ['1/1/2090', 'x', '6/5/1980']),
      mostly([''], ['99492', '#N/A', 'G0556', 'G0568 G0569']),
      mostly(['"Guzman, Holly"'], ['"GUZMAN, Holly"', '"Reyes, Brad"', '', '"NULL, NULL"']),
      mostly([''], ['0', '1', '0.33', '"1,5"']),
      mostly([''], ['1/3/2024', '1/4/2024', '2/1/2024', 'x', 'N/A']),
      mostly(['Follow Up', 'SCR', 's.c.r.'], ['CCM', 'Pottery', '', 'Lunch']),
      mostly(['', 'CoCM'], ['CCM', 'Blue', 'blue ']),
      mostly(['T. Nguyen'], ['t.  NGUYEN', 'Smith MD', '"SMITH, M.D."', '']),
      mostly(['Signed', ''], ['Voided', 'pending', 'On hold', 'Draft']),
      mostly(['Yes'], ['No', 'maybe', '']),
      mostly(['1/2/2024', ''], ['1/1/2023', '2/15/2024', 'x', '1/1/1900']),
      mostly(['1234567893', ''], ['1245319599']),
    )
    .map((cells) => cells.join(','));
  return fc.array(row, { maxLength: maxRows, size: 'max' }).map((rows) => [OPTIONAL_HEADER, ...rows, ''].join('\n'));
};

const DURATION_HEADERS = [
  'Date,MRN,Duration,Start,End,Hours,Initial Assessment',
  'Date,MRN,Minutes,Start,End,Hours,Initial Assessment',
  'Date,MRN,Time,Start,End,Minutes,Initial Assessment',
  'Date,MRN,Time,Start,End,Hours,Initial Assessment',
  'Date,MRN,Seconds,Start,End,Note,Initial Assessment',
];

/** Logs whose durations can have several units. Few rows decide the unit of a column, so that edits change it. */
export const arbitraryDurations = (maxRows: number): fc.Arbitrary<string> => {
  const duration = fc.constantFrom(
    ...['20', '70', '0.5', '1.25', '0.33', '0.03125', '300', '1200', '2', '', '-'],
    ...['1:15', '8:30', '18:25', '45:00', '0:20:00', '8:30 AM', '20 min', '"1,5"', 'ten'],
  );
  const row = fc
    .tuple(
      mostly(['1/3/2024', '1/9/2024', '2/1/2024'], ['soon']),
      mostly(['A', 'A', 'B'], ['']),
      duration,
      mostly(['', '9:00'], ['9:10']),
      mostly(['', '9:20'], ['10:15', '9:05']),
      mostly([''], ['0.33', '0.5', '20', '1']),
      mostly(['1/3/2024'], ['']),
    )
    .map((cells) => cells.join(','));
  return fc
    .tuple(fc.constantFrom(...DURATION_HEADERS), fc.array(row, { maxLength: maxRows, size: 'max' }))
    .map(([first, rows]) => [first, ...rows, ''].join('\n'));
};

const EXPORT_HEADERS = [
  'Date,MRN,Duration,From,To,Customer,Project,Activity,User,Account Number,Description,Initial Assessment',
  'Date,MRN,Hours,First Name,Last Name,Client,Project,Task,Billable?,Hours Rounded,Notes,Initial Assessment',
  'local_date,MRN,hours,local_start_time,local_end_time,jobcode_1,customer,service item,fname,lname,notes,Initial Assessment',
  'Date,MRN,Hours,Start,End,Client,Plan,Activity,Staff,Staff First Name,Notes,Initial Assessment',
];

/** Exports of known programs with an MRN column of the team, and a log with columns of the same kinds. */
export const arbitraryExport = (maxRows: number): fc.Arbitrary<string> => {
  const row = fc
    .tuple(
      mostly(['2024-01-03', '2024-01-03 09:00', '2024-02-01'], ['2024-01-03 14:00', 'soon']),
      mostly(['A', 'A', 'B'], ['']),
      mostly(['0.5', '0.25', '1', '0:30'], ['1800', '90', '2', '49:15:00', '']),
      mostly(['09:00', ''], ['2024-01-03 09:00:00', 'Lena']),
      mostly(['09:30', ''], ['2024-01-04 00:10:00', 'Ortiz']),
      mostly(['C-1'], ['']),
      mostly(['CoCM'], ['']),
      mostly(['Call'], ['call ', '']),
      mostly(['lena', 'Lena'], ['No', '']),
      mostly(['7001', 'Ortiz'], ['']),
      mostly(['note', ''], ['"two\nlines"']),
      mostly(['2024-01-03'], ['']),
    )
    .map((cells) => cells.join(','));
  return fc
    .tuple(fc.constantFrom(...EXPORT_HEADERS), fc.array(row, { maxLength: maxRows, size: 'max' }))
    .map(([header, rows]) => [header, ...rows, ''].join('\n'));
};

const DATES_WITHOUT_ORDER = ['3/4/2024', '5/6/2024', '2024-03-04', ''];
const DATES_BY_ORDER = [
  ['13/6/2024', '14/6/2024', '25/12/1960'],
  ['6/13/2024', '6/14/2024', '12/25/1960'],
  ['24-01-03', '24-01-04', '24-01-25'],
  ['03/02/25', '28/02/25', '24/01/25'],
];

/** Logs whose date columns show any order, clearly or not. */
export const arbitraryLogOfDates = (maxRows: number): fc.Arbitrary<string> => {
  const column = fc
    .tuple(fc.nat(3), fc.nat(3))
    .map(([common, rare]) => [DATES_BY_ORDER[common] ?? [], DATES_BY_ORDER[rare] ?? []] as const);
  return fc.tuple(column, column, column).chain(([service, patient, other]) => {
    const date = ([common, rare]: readonly (readonly string[])[]): fc.Arbitrary<string> =>
      mostly([...(common ?? []), ...DATES_WITHOUT_ORDER], [...(rare ?? []), 'soon']);
    const row = fc
      .tuple(
        date(service),
        mostly(['A', 'B'], ['']),
        mostly(['20', '70'], ['']),
        date(patient),
        date(other),
        date(other),
      )
      .map((cells) => cells.join(','));
    const names = 'Date,MRN,Minutes,Initial Assessment,Date of Birth,Documented On';
    return fc.array(row, { maxLength: maxRows, size: 'max' }).map((rows) => [names, ...rows, ''].join('\n'));
  });
};

const STAMPS = [
  '2024-04-01T02:30:00Z',
  '2024-04-01T00:00:00Z',
  '2024-04-02T00:00:00Z',
  '2024-03-31T23:30:00-05:00',
  '2024-05-01T09:00:00+01:00',
];

/** Logs whose dates, starts, and ends are time stamps, most of them with an offset from UTC. */
export const arbitraryLogOfStamps = (maxRows: number): fc.Arbitrary<string> => {
  const stamp = mostly(STAMPS, ['4/1/2024', '', '2024-04-01']);
  const row = fc
    .tuple(stamp, mostly(['A', 'B'], ['']), mostly(['20', ''], ['70']), stamp, stamp, stamp)
    .map((cells) => cells.join(','));
  const names = 'Date,MRN,Minutes,Initial Assessment,Start,End';
  return fc.array(row, { maxLength: maxRows, size: 'max' }).map((rows) => [names, ...rows, ''].join('\n'));
};

/** Logs with few quotes: the distance between two is about the limit of the search for a closing quote. */
export const logWithSparseQuotes: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom('1/3/2024,A,5', '2/1/2024,A,5,', '', '1/9/2024,B,7') },
      { weight: 3, arbitrary: fc.constantFrom('1/3/2024,A,5,"', '"', 'x"', '","', '1/3/2024,"A",5', '"x","') },
    ),
    { minLength: 60, maxLength: 200, size: 'max' },
  )
  .map((lines) => ['Date,MRN,Minutes,Note', ...lines].join('\n'));

/** Logs with notes of many lines, some of which have quotes that look like the beginning or the end of a field. */
export const logWithLongNotes: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 80, arbitrary: fc.constantFrom('word', 'a, b, c', '', 'seen at 9, twice', 'answers ""no""') },
      { weight: 1, arbitrary: fc.constantFrom('1/3/2024,A,5,"', '2/1/2024,A,70,"x', '1/9/2024,"B",7,"') },
      { weight: 1, arbitrary: fc.constantFrom('1/3/2024,A,5,', '1/9/2024,B,7,x', 'on 1/9/2024, twice, by phone') },
      { weight: 1, arbitrary: fc.constantFrom('"', 'end"', 'end",x', 'end","x"', '"x', 'x"y') },
    ),
    { minLength: 60, maxLength: 300, size: 'max' },
  )
  .map((lines) => ['Date,MRN,Minutes,Note', '1/3/2024,A,5,"', ...lines].join('\n'));

/** A replacement that fits a text of any length. */
interface RelativeReplacement {
  /** The start as a fraction of the length of the text, from 0 to 1. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export type RelativeEdit = readonly RelativeReplacement[];

const insertedText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('"', ',', '\n', '""', '1', 'x', '\r\n', '"\n', ',"', '') },
  { weight: 2, arbitrary: difficultText(12) },
  { weight: 2, arbitrary: arbitraryEntry.map((line) => `${line}\n`) },
  { weight: 1, arbitrary: arbitraryEntry.map((line) => `\n${line}`) },
  { weight: 1, arbitrary: headerLine.map((line) => `${line}\n`) },
  { weight: 1, arbitrary: headerLine.map((line) => `\n${line}\n`) },
  { weight: 1, arbitrary: fc.array(arbitraryEntry, { maxLength: 4 }).map((lines) => lines.join('\n')) },
);

const arbitraryReplacement: fc.Arbitrary<RelativeReplacement> = fc.record({
  at: fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 0.02, noNaN: true }) },
  ),
  length: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 2, arbitrary: fc.integer({ min: 4, max: 300 }) },
  ),
  text: insertedText,
});

export const arbitraryEdits = (maxEvents: number): fc.Arbitrary<RelativeEdit[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.array(arbitraryReplacement, { minLength: 1, maxLength: 1 }) },
      { weight: 2, arbitrary: fc.array(arbitraryReplacement, { minLength: 2, maxLength: 5, size: 'max' }) },
    ),
    { minLength: 1, maxLength: maxEvents, size: 'max' },
  );

/** Returns the replacements of an edit at their places in the document. Replacements that overlap an earlier one are left out. */
export function placeEdit(edit: RelativeEdit, document: EditedDocument): Replacement[] {
  const { length } = document.text;
  const placed: Replacement[] = [];
  for (const { at, length: replacedLength, text } of edit) {
    const start = Math.round(at * length);
    const end = Math.min(length, start + replacedLength);
    if (placed.every((other) => end <= other.start || start >= other.end)) {
      placed.push({ start, end, text });
    }
  }
  return placed;
}
