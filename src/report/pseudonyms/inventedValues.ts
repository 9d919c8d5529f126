import { findNpiFlaw } from '../../log/values/npi';
import { makeDate, type CalendarDate } from '../../log/values/calendarDate';
import { foldName } from '../../log/values/sameNames';

/** Returns a random whole number from 0 to 2^32 - 1. */
export type Random = () => number;

/** The details of an invented patient. */
export interface InventedPatient {
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: CalendarDate;
}

// Invented names aren't in a dictionary. cspell:disable
/** Letters and digits that form no word and no number in scientific notation, which a spreadsheet would change. */
const MRN_CHARACTERS = 'BCDFGHJKMNPQRTVWXZ23456789';
const MRN_LENGTH = 9;
const FIRST_NAMES = (
  'Ada Bela Cora Dano Edda Filo Gita Hanno Ilse Jaro Kira Lino Mila Nevo Orla Pia Quin Rado Senna Tavi Ulla Vero Wim Xenia Yara ' +
  'Zeno'
).split(' ');
const SYLLABLES = 'bar ced dov fen gal hor jun kel lim mor nav pel ras sol tir vel wen yor zan bri'.split(' ');
// cspell:enable
const SYLLABLE_COUNT = 3;

/** Returns a random whole number from 0 to `count` - 1. */
export function pickNumber(random: Random, count: number): number {
  return random() % count;
}

/**
 * Invents patients, providers, and payers. The same original always gets the same invented value, and two originals never get the
 * same one.
 */
export class InventedValues {
  private readonly patients = new Map<string, InventedPatient>();
  private readonly npis = new Map<string, string>();
  private readonly words = new Map<string, Map<string, string>>();
  private readonly used = new Set<string>();

  private readonly firstNames: readonly string[];

  /** @param originals the names and MRNs of the log, folded with `foldName`, which must not be invented by chance */
  constructor(
    private readonly random: Random,
    private readonly originals: ReadonlySet<string>,
  ) {
    this.firstNames = FIRST_NAMES.filter((name) => !originals.has(foldName(name)));
  }

  /** Returns the invented patient for an MRN. */
  patientOf(mrn: string): InventedPatient {
    let patient = this.patients.get(mrn);
    if (!patient) {
      patient = {
        mrn: this.invent(() => `P${this.draw(MRN_CHARACTERS, MRN_LENGTH)}`),
        firstName: this.firstNames[pickNumber(this.random, Math.max(1, this.firstNames.length))] ?? 'Patient',
        lastName: this.invent(() => this.inventLastName()),
        dateOfBirth: this.inventBirthDate(),
      };
      this.patients.set(mrn, patient);
    }
    return patient;
  }

  /** Returns an invented NPI that is valid if the original is. '' stays ''. */
  npiOf(npi: string): string {
    if (npi === '') {
      return '';
    }
    let invented = this.npis.get(npi);
    if (invented === undefined) {
      const isValid = findNpiFlaw(npi) === undefined;
      invented = this.invent(() => this.inventNpi(isValid));
      this.npis.set(npi, invented);
    }
    return invented;
  }

  /**
   * Returns a numbered name such as `Staff 1`. '' stays ''. Case, spaces, and punctuation of the original don't matter.
   *
   * @param title what is numbered
   */
  numberedName(title: string, original: string): string {
    if (original.trim() === '') {
      return '';
    }
    const numbered = this.words.get(title) ?? new Map<string, string>();
    this.words.set(title, numbered);
    const key = foldName(original) || original;
    const name = numbered.get(key) ?? `${title} ${numbered.size + 1}`;
    numbered.set(key, name);
    return name;
  }

  private invent(create: () => string): string {
    for (;;) {
      const value = create();
      if (!this.used.has(value) && !this.originals.has(foldName(value))) {
        this.used.add(value);
        return value;
      }
    }
  }

  private draw(characters: string, length: number): string {
    return Array.from({ length }, () => characters[pickNumber(this.random, characters.length)] ?? '').join('');
  }

  private inventLastName(): string {
    const syllables = Array.from(
      { length: SYLLABLE_COUNT },
      () => SYLLABLES[pickNumber(this.random, SYLLABLES.length)] ?? '',
    );
    // A number would look strange in a name, so very large logs get longer names.
    const more = this.used.size > 4000 ? [SYLLABLES[pickNumber(this.random, SYLLABLES.length)] ?? ''] : [];
    const name = [...syllables, ...more].join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** A date from 1945 to 2004, which has nothing to do with the original. */
  private inventBirthDate(): CalendarDate {
    const [year, month, day] = [60, 12, 28].map((count) => pickNumber(this.random, count));
    const reading = makeDate(1945 + (year ?? 0), 1 + (month ?? 0), 1 + (day ?? 0));
    return reading.ok ? reading.date : (19700101 as CalendarDate);
  }

  private inventNpi(isValid: boolean): string {
    const start = `1${this.draw('0123456789', 8)}`;
    const npi = Array.from('0123456789', (digit) => start + digit).find(
      (candidate) => (findNpiFlaw(candidate) === undefined) === isValid,
    );
    return npi ?? start;
  }
}
