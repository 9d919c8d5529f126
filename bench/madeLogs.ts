import { closeSync, openSync, writeSync } from 'node:fs';

/** What a made log holds, so that every contender can be held to it. */
export interface MadeLog {
  readonly rows: number;
  readonly bytes: number;
  /** Patient-months whose minutes are exactly a threshold. */
  readonly exactMonths: number;
  /** Rows with something wrong: ragged, without a date or minutes, with a stray quote. */
  readonly badRows: number;
}

const HEADER =
  'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List';
const MONTHS = 60;
const FIRST_YEAR = 2020;
const ROWS_OF_A_MONTH = 7.75;
const MONTHS_OF_AN_EPISODE = 5;
const THRESHOLDS = [36, 31, 46, 60, 70, 76, 85, 90, 100, 115, 120, 130, 160];
const FIRST_NAMES = ['Holly', 'Bradley', 'Miguel', 'Ana', 'Chidi', 'Mei-Ling', 'John', 'Zoë', 'Fatima', 'Noah'];
const LAST_NAMES = [
  'Guzman',
  'Reyes',
  'Nguyen',
  'Okafor',
  "O'Neil",
  'Smith',
  'van der Berg',
  'Lopez',
  'Cohen',
  'Muñoz',
];
const PAYERS = ['Cigna', 'Aetna (CVS Health)', 'Medicare', 'BCBSM', 'UnitedHealthcare', 'Medicaid'];
const ACTIVITIES = [
  'Initial Assessment',
  'Psychiatric Consultation',
  'Care Plan Review',
  'Phone follow-up',
  'Outreach',
];
const PROBLEMS = [
  'F32.1',
  '"F33.1, F41.1"',
  '"F43.10; says ""cannot sleep"", PHQ-9 falling"',
  'F41.1',
  '"F32.2\nF10.20, in remission"',
];

interface Patient {
  readonly cells: string;
  readonly tail: string;
  readonly lastMonth: number;
}

/** Numbers that are the same on every machine (xorshift). */
class Draw {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }
}

/** Minutes in hundredths of each entry of a month; in every fourth month their sum is exactly a threshold. */
function entriesOfMonth(draw: Draw): { minutes: number[]; isExact: boolean } {
  const count = 1 + draw.below(Math.round(2 * ROWS_OF_A_MONTH - 1));
  const minutes = Array.from({ length: count }, () => 100 + draw.below(2400));
  const target = draw.of(THRESHOLDS) * 100;
  if (draw.below(4) > 0) {
    return { minutes, isExact: false };
  }
  const scale = minutes.reduce((sum, each) => sum + each, 0);
  let left = target;
  const scaled = minutes.map((each, index) => {
    const part = index === count - 1 ? left : Math.max(1, Math.floor((each * target) / scale));
    left -= part;
    return part;
  });
  return { minutes: scaled, isExact: true };
}

function hundredths(minutes: number): string {
  const text = String(minutes).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '') || '0';
}

function npi(draw: Draw): string {
  const nine = `1${String(draw.below(100_000_000)).padStart(8, '0')}`;
  let sum = 24;
  for (let index = 0; index < 9; index++) {
    const digit = Number(nine[index]) * (index % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return nine + String((10 - (sum % 10)) % 10);
}

function hex(draw: Draw, digits: number): string {
  let text = '';
  while (text.length < digits) {
    text += draw.below(0x10000).toString(16).padStart(4, '0');
  }
  return text.slice(0, digits);
}

/**
 * Writes a log of a clinic's five years: about 148 bytes a row, quoted fields, doubled quotes, names with accents, fields of
 * two lines, about 1 % of rows that must be left out, and a quarter of all months exactly on a threshold.
 *
 * @param rows about how many entries
 */
export function writeMadeLog(file: string, rows: number, seed = 20_240_103): MadeLog {
  const draw = new Draw(seed);
  const perMonth = rows / MONTHS / ROWS_OF_A_MONTH;
  const staff = Array.from({ length: 8 + Math.ceil(rows / 8_000) }, (_, index) => `Care manager ${index + 1}`);
  const descriptor = openSync(file, 'w');
  const made = { rows: 0, bytes: 0, exactMonths: 0, badRows: 0 };
  let pending: string[] = [];
  let pendingSize = 0;
  const flush = (): void => {
    const bytes = Buffer.from(pending.join(''), 'utf8');
    writeSync(descriptor, bytes);
    made.bytes += bytes.length;
    pending = [];
    pendingSize = 0;
  };
  const put = (line: string): void => {
    pending.push(line, '\n');
    pendingSize += line.length;
    if (pendingSize > 4_000_000) {
      flush();
    }
  };
  put(HEADER);
  let active: Patient[] = [];
  let owed = 0;
  let number = 0;
  for (let month = 0; month < MONTHS && made.rows < rows; month++) {
    active = active.filter(({ lastMonth }) => lastMonth >= month);
    // From the first month on, so that no month is empty.
    owed += perMonth - active.length;
    const year = FIRST_YEAR + Math.floor(month / 12);
    const of = (month % 12) + 1;
    for (; owed >= 1; owed--) {
      number++;
      const mrn = `${hex(draw, 8)}-${hex(draw, 4)}-4${hex(draw, 3)}-9${hex(draw, 3)}-${hex(draw, 4)}${String(number).padStart(8, '0')}`;
      active.push({
        cells: `${mrn},${draw.of(FIRST_NAMES)},${draw.of(LAST_NAMES)}`,
        tail: `${draw.of(PAYERS)},${of}/1/${year},${npi(draw)},${draw.of(PROBLEMS)}`,
        lastMonth: month + draw.below(2 * MONTHS_OF_AN_EPISODE - 1),
      });
    }
    const days: string[][] = Array.from({ length: 28 }, () => []);
    for (const { cells, tail } of active) {
      const { minutes, isExact } = entriesOfMonth(draw);
      made.exactMonths += isExact ? 1 : 0;
      for (const each of minutes) {
        const day = draw.below(28);
        const date = `${of}/${day + 1}/${year}`;
        days[day]?.push(`${date},${cells},${hundredths(each)},${draw.of(ACTIVITIES)},${draw.of(staff)},${tail}`);
        made.rows++;
        if (draw.below(100) === 0) {
          days[day]?.push(badRow(draw, date, cells, draw.of(staff), tail));
          made.rows++;
          made.badRows++;
        }
      }
    }
    for (const line of days.flat()) {
      put(line);
    }
  }
  flush();
  closeSync(descriptor);
  return made;
}

function badRow(draw: Draw, date: string, cells: string, staff: string, tail: string): string {
  switch (draw.below(6)) {
    case 0:
      return `,${cells},12.5,Phone follow-up,${staff},${tail}`;
    case 1:
      return `${date},${cells},,Phone follow-up,${staff},${tail}`;
    case 2:
      return `${date},${cells},12`;
    case 3:
      return `${date},${cells},12,Phone follow-up,${staff},${tail},left over`;
    case 4:
      return `${date},${cells},twelve,Phone follow-up,${staff},${tail}`;
    default:
      // A stray quote: every reader that does not insist on the letter of RFC 4180 takes it as it stands, and the row counts.
      return `${date},${cells},12,Watched on a 12" screen,${staff},${tail}`;
  }
}
