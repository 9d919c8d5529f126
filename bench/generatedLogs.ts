import { closeSync, openSync, writeSync } from 'node:fs';

/** The contents of a generated log. */
export interface GeneratedLog {
  readonly rows: number;
  readonly bytes: number;
  /** The number of patient-months with minutes exactly on a threshold. */
  readonly exactMonths: number;
  /** The number of bad rows: too few or too many fields, no date or minutes, or a stray quote. */
  readonly badRows: number;
}

const HEADER =
  'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List';
const MONTHS = 60;
const FIRST_YEAR = 2020;
const ROWS_PER_MONTH = 7.75;
const MONTHS_PER_EPISODE = 5;
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
  '"F43.10; reports ""no sleep"", PHQ-9 falling"',
  'F41.1',
  '"F32.2\nF10.20, in remission"',
];

interface Patient {
  readonly cells: string;
  readonly tail: string;
  readonly lastMonth: number;
}

/** Random numbers that are the same on every machine (xorshift). */
class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

/** Returns the minutes of each entry of a month, in hundredths. In one of four months, the sum is exactly a threshold. */
function generateMonth(random: Random): { minutes: number[]; isExact: boolean } {
  const count = 1 + random.below(Math.round(2 * ROWS_PER_MONTH - 1));
  const minutes = Array.from({ length: count }, () => 100 + random.below(2400));
  const target = random.pick(THRESHOLDS) * 100;
  if (random.below(4) > 0) {
    return { minutes, isExact: false };
  }
  const sum = minutes.reduce((total, each) => total + each, 0);
  let left = target;
  const scaled = minutes.map((each, index) => {
    const part = index === count - 1 ? left : Math.max(1, Math.floor((each * target) / sum));
    left -= part;
    return part;
  });
  return { minutes: scaled, isExact: true };
}

function formatHundredths(minutes: number): string {
  const text = String(minutes).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '') || '0';
}

function generateNpi(random: Random): string {
  const nine = `1${String(random.below(100_000_000)).padStart(8, '0')}`;
  let sum = 24;
  for (let index = 0; index < 9; index++) {
    const digit = Number(nine[index]) * (index % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return nine + String((10 - (sum % 10)) % 10);
}

function generateHex(random: Random, digits: number): string {
  let text = '';
  while (text.length < digits) {
    text += random.below(0x10000).toString(16).padStart(4, '0');
  }
  return text.slice(0, digits);
}

/**
 * Writes a log for five years of a clinic: about 148 bytes per row, quoted fields, doubled quotes, names with accents, fields with
 * two lines, about 1% bad rows, and a quarter of all months exactly on a threshold.
 *
 * @param rows the approximate number of entries
 */
export function writeGeneratedLog(file: string, rows: number, seed = 20_240_103): GeneratedLog {
  const random = new Random(seed);
  const perMonth = rows / MONTHS / ROWS_PER_MONTH;
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
  let missing = 0;
  let number = 0;
  for (let month = 0; month < MONTHS && made.rows < rows; month++) {
    active = active.filter(({ lastMonth }) => lastMonth >= month);
    // Start with the first month, so that no month is empty.
    missing += perMonth - active.length;
    const year = FIRST_YEAR + Math.floor(month / 12);
    const monthNumber = (month % 12) + 1;
    for (; missing >= 1; missing--) {
      number++;
      const mrn = `${generateHex(random, 8)}-${generateHex(random, 4)}-4${generateHex(random, 3)}-9${generateHex(random, 3)}-${generateHex(random, 4)}${String(number).padStart(8, '0')}`;
      active.push({
        cells: `${mrn},${random.pick(FIRST_NAMES)},${random.pick(LAST_NAMES)}`,
        tail: `${random.pick(PAYERS)},${monthNumber}/1/${year},${generateNpi(random)},${random.pick(PROBLEMS)}`,
        lastMonth: month + random.below(2 * MONTHS_PER_EPISODE - 1),
      });
    }
    const days: string[][] = Array.from({ length: 28 }, () => []);
    for (const { cells, tail } of active) {
      const { minutes, isExact } = generateMonth(random);
      made.exactMonths += isExact ? 1 : 0;
      for (const each of minutes) {
        const day = random.below(28);
        const date = `${monthNumber}/${day + 1}/${year}`;
        days[day]?.push(
          `${date},${cells},${formatHundredths(each)},${random.pick(ACTIVITIES)},${random.pick(staff)},${tail}`,
        );
        made.rows++;
        if (random.below(100) === 0) {
          days[day]?.push(generateBadRow(random, date, cells, random.pick(staff), tail));
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

function generateBadRow(random: Random, date: string, cells: string, staff: string, tail: string): string {
  switch (random.below(6)) {
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
      // A stray quote. Readers that aren't strict about RFC 4180 accept it, and the row counts.
      return `${date},${cells},12,Watched on a 12" screen,${staff},${tail}`;
  }
}
