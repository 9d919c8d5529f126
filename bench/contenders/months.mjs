// The work that csv-parse and papaparse need in addition to parsing: the same rows excluded, the same sums, and the same report.
import { writeFileSync } from 'node:fs';

const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MINUTES = /^(\d+)(?:\.(\d{1,6}))?$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function parseDate(text) {
  const match = DATE.exec(text);
  if (!match) {
    return undefined;
  }
  const month = Number(match[1]);
  const day = Number(match[2]);
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]
    ? Number(match[3]) * 10000 + month * 100 + day
    : undefined;
}

/** Returns whole millionths of a minute, because binary floating point can't represent all decimals. */
function parseMillionths(text) {
  const match = MINUTES.exec(text);
  return match ? Number(match[1]) * 1e6 + Number((match[2] ?? '').padEnd(6, '0')) : undefined;
}

const COLUMNS = 11;

export class Months {
  validRows = 0;
  warnings = { long: 0, short: 0, npi: 0, early: 0, future: 0, incomplete: 0 };
  #months = new Map();
  #staffDays = new Map();
  #rows = new Map();

  add(cells) {
    const [date, mrn, first, last, minutes, activity, staff, payer, assessment, npi, problems] = cells;
    if (cells.length !== COLUMNS || mrn === '') {
      return;
    }
    const day = parseDate(date);
    const time = parseMillionths(minutes);
    const assessed = assessment === '' ? undefined : parseDate(assessment);
    if (day === undefined || time === undefined || time <= 0 || (assessment !== '' && assessed === undefined)) {
      return;
    }
    this.validRows++;
    this.#warn(day, time, assessed, npi, activity, staff);
    const key = `${mrn}\0${Math.floor(day / 100)}`;
    let month = this.#months.get(key);
    if (!month) {
      month = { mrn, month: Math.floor(day / 100), time: 0, day: 0, assessed: new Set(), problems: new Set() };
      this.#months.set(key, month);
    }
    month.time += time;
    if (day >= month.day) {
      Object.assign(month, { day, first, last, payer, npi });
    }
    if (assessed !== undefined) {
      month.assessed.add(assessed);
    }
    if (problems !== '') {
      month.problems.add(problems);
    }
    const row = cells.join('\0');
    this.#rows.set(row, (this.#rows.get(row) ?? 0) + 1);
  }

  #warn(day, time, assessed, npi, activity, staff) {
    const { warnings } = this;
    warnings.long += time > 480e6 ? 1 : 0;
    warnings.short += time < 1e6 ? 1 : 0;
    warnings.npi += /^\d{10}$/.test(npi) ? 0 : 1;
    warnings.early += assessed !== undefined && day < assessed ? 1 : 0;
    warnings.future += day > 20261124 ? 1 : 0;
    warnings.incomplete += activity === '' || staff === '' ? 1 : 0;
    const key = `${staff}\0${day}`;
    this.#staffDays.set(key, (this.#staffDays.get(key) ?? 0) + time);
  }

  write(file) {
    const months = [...this.#months.values()].sort((a, b) =>
      a.mrn < b.mrn ? -1 : a.mrn > b.mrn ? 1 : b.month - a.month,
    );
    const lines = months.map((month) => {
      const [assessed, second] = month.assessed;
      const first = assessed !== undefined && second === undefined ? Math.floor(assessed / 100) : undefined;
      const base = first === undefined || month.month < first ? Infinity : month.month === first ? 70e6 : 60e6;
      const units = month.time >= base + 30e6 ? Math.floor((month.time - base) / 30e6) : 0;
      return [
        `${month.month % 100}/1/${Math.floor(month.month / 100)}`,
        assessed === undefined
          ? ''
          : `${Math.floor(assessed / 100) % 100}/${assessed % 100}/${Math.floor(assessed / 10000)}`,
        month.mrn,
        month.first,
        month.last,
        formatDecimal(month.time),
        month.payer,
        base === 70e6 && month.time >= base ? 'TRUE' : '0',
        base === 60e6 && month.time >= base ? 'TRUE' : '0',
        String(units),
        month.npi,
        [...month.problems].join(' || '),
      ]
        .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(',');
    });
    const header =
      'Date,Initial Assessment,MRN,First name,Last name,Minutes,Payer,99492,99493,99494,Referring Provider NPI,Problems List';
    writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  }
}

function formatDecimal(millionths) {
  const whole = Math.floor(millionths / 1e6);
  const rest = String(millionths % 1e6)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
