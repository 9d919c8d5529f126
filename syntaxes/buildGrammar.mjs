// Builds cocm-timelog.tmLanguage.json: `node syntaxes/buildGrammar.mjs`. A TextMate pattern cannot refer to what another rule
// has matched, so everything that depends on the delimiter stands in the grammar once for each delimiter; this writes it once.
//
// The grammar is a small automaton:
//  - Before the header, nothing but blank lines is passed. The first line that is not blank is the header. It tells the
//    delimiter (the first one outside quotes) and whether the columns begin in the canonical order, and so opens one of eight
//    rules, which then lasts to the end of the file.
//  - In the canonical order, Date to Payer are known by their place, and a cell is coloured as its column wants it. The k-th
//    column is a rule within that of the column before it, begun by its delimiter and ended by the line end, so that a quoted
//    cell may span lines without the place being lost.
//  - In any other order, and behind Payer, a cell is known by its form: date, UUID, NPI, minutes, identifier, or else text.
//  - A quoted cell ends at its quote. Text behind that quote is text of the same cell, as the extension reads it. A quote that
//    nothing closes ends at the next line that cannot be the inside of a cell, see `recovery`.
//
// Two scopes in one name: the first says what the cell is and gives a colour in themes that know few scopes; the second, which
// wins, is one that the default themes (Modern, 2026, High Contrast; dark and light) show in a colour of its own.
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const LANGUAGE = 'cocm-timelog';
const GRAMMAR_FILE = new URL('cocm-timelog.tmLanguage.json', import.meta.url);

/** @type {Readonly<Record<string, string>>} the delimiters as they stand in a pattern, inside or outside of brackets */
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\\t', pipe: '\\|' };

/** @param {string[]} names */
const scope = (...names) => names.map((name) => `${name}.${LANGUAGE}`).join(' ');

const SCOPE = {
  header: scope('markup.heading.column'),
  date: scope('constant.numeric.date', 'entity.name.type.date'),
  mrn: scope('constant.other.mrn', 'entity.name.function.mrn'),
  identifier: scope('constant.other.identifier', 'entity.name.function.identifier'),
  person: scope('variable.other.person'),
  minutes: scope('constant.numeric.minutes'),
  npi: scope('constant.numeric.npi', 'variable.other.constant.npi'),
  text: scope('string.unquoted.text'),
  quoted: scope('string.quoted.double'),
  delimiter: scope('punctuation.separator.delimiter'),
  openQuote: scope('punctuation.definition.string.begin'),
  closeQuote: scope('punctuation.definition.string.end'),
  doubledQuotes: scope('constant.character.escape.quote'),
};

// The digits are spelt out: \d would be those of every script, which nothing here reads.
const MONTH_FIRST = ['/', '-', '\\.'].map((mark) => `[0-9]{1,2}${mark}[0-9]{1,2}${mark}(?:[0-9]{4}|[0-9]{2})`);
const DATE = `(?:${MONTH_FIRST.join('|')}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})`;

/** What a cell can be by its form alone, the first that fits. */
const FORMS = {
  date: DATE,
  npi: '[0-9]{9,10}',
  // Whole numbers of five digits and more are no minutes, and neither are those with leading zeros.
  minutes: '[+-]?(?:(?:0|[1-9][0-9]{0,3})\\.?|[0-9]*\\.[0-9]+)',
  // A UUID; digits; two letters and three digits, or one and four (one and three may be an ICD-10 code such as F329); or
  // parts of letters and digits with - or _ between, in which four digits stand in a row.
  identifier:
    '(?:\\h{8}-\\h{4}-\\h{4}-\\h{4}-\\h{12}|[0-9]+|[A-Za-z]{2,6}[0-9]{3,}|[A-Za-z][0-9]{4,}' +
    '|(?=[A-Za-z0-9_-]*[0-9]{4})[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+)',
};

/** In the Minutes column every number is minutes. */
const MINUTES_BY_PLACE = '[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)';

/** The columns that are known by their place when the header names them first and in this order. */
const CANONICAL_COLUMNS = [
  { name: 'date', form: 'date' },
  { name: 'mrn', every: 'mrn' },
  { name: 'first[ _]*name', every: 'person' },
  { name: 'last[ _]*name', every: 'person' },
  { name: 'minutes', form: 'minutes' },
  { name: 'activity' },
  { name: 'staff', every: 'person' },
  { name: 'payer' },
];

/** Behind an opening quote, up to and including the one that closes. */
const TO_CLOSING_QUOTE = '[^"]*+(?:""[^"]*+)*+"';

/** A line up to its first delimiter outside quotes. */
const BEFORE_FIRST_DELIMITER = `(?:"${TO_CLOSING_QUOTE}|[^",;\\t|\\n]++)*+`;

/**
 * Where a quoted cell that is still open at the beginning of a line must have been left open by mistake: the line begins as
 * a row does, or the next quote on it cannot be the one that closes (it opens another cell). The extension reads the rows in
 * the same way, but can look further: to a grammar, the lines up to there belong to the cell.
 *
 * @param {string} delimiter
 * @param {boolean} isCanonical rows of the canonical order have many cells and begin with the date
 */
function recovery(delimiter, isCanonical) {
  const cell = `[^${delimiter}"\\n]*+${delimiter}`;
  const lines = [
    // The quote opens a cell, or text follows it.
    `${TO_CLOSING_QUOTE}(?!${delimiter}|$)`,
    // A date leads; no blank behind its delimiter, for "1/3/2024, seen at home, again" is prose.
    ` *${DATE} *${delimiter}(?! )(?:${cell}){${isCanonical ? 3 : 1}}`,
    // Or a date fills a cell further on, among five cells and more.
    ...(isCanonical ? [] : [`(?=(?:${cell}){4})(?:${cell})+?${DATE}(?:${delimiter}|$)`]),
  ];
  return `^(?=${lines.join('|')})`;
}

/** The rules for one delimiter and one order of columns. */
class Rules {
  /**
   * @param {string} delimiterName
   * @param {boolean} isCanonical
   */
  constructor(delimiterName, isCanonical) {
    this.delimiter = DELIMITERS[delimiterName] ?? ',';
    this.suffix = `${delimiterName}-${isCanonical ? 'canonical' : 'any'}`;
    this.isCanonical = isCanonical;
    this.cellStart = `(?<=^|${this.delimiter})`;
    this.cellEnd = `(?=${this.delimiter}|$)`;
    /** The end of the line; or the beginning of another, which is reached only when an open quote has been given up. */
    this.recordEnd = '$|^(?!\\G)';
  }

  /** @param {string} rule */
  include(rule) {
    return { include: `#${rule}-${this.suffix}` };
  }

  /**
   * A quoted cell, however many lines it spans.
   *
   * @param {string} [what] what is between the quotes, if more than a string
   */
  quoted(what) {
    return {
      begin: `${this.cellStart}"`,
      beginCaptures: { 0: { name: SCOPE.openQuote } },
      end: `(")(?!")|${recovery(this.delimiter, this.isCanonical)}`,
      endCaptures: { 1: { name: SCOPE.closeQuote } },
      name: SCOPE.quoted,
      ...(what === undefined ? {} : { contentName: what }),
      patterns: [{ match: '(?:"")++', name: SCOPE.doubledQuotes }],
    };
  }

  /** Whatever is left of a cell. @param {string} what */
  rest(what) {
    return { match: `[^${this.delimiter}\\n]++`, name: what };
  }

  /**
   * A cell that has this form from end to end, blanks around it aside; in quotes or not.
   *
   * @param {string} form
   * @param {string} what
   */
  formed(form, what) {
    return [
      {
        match: `${this.cellStart}(") *(${form}) *(")${this.cellEnd}`,
        name: SCOPE.quoted,
        captures: { 1: { name: SCOPE.openQuote }, 2: { name: what }, 3: { name: SCOPE.closeQuote } },
      },
      { match: `${this.cellStart} *(${form}) *${this.cellEnd}`, captures: { 1: { name: what } } },
    ];
  }

  header() {
    return {
      begin: '\\G',
      end: this.recordEnd,
      patterns: [this.separator(), this.quoted(SCOPE.header), this.rest(SCOPE.header)],
    };
  }

  separator() {
    return { match: this.delimiter, name: SCOPE.delimiter };
  }

  cellByForm() {
    const { date, npi, minutes, identifier } = FORMS;
    return {
      patterns: [
        this.separator(),
        ...this.formed(date, SCOPE.date),
        ...this.formed(npi, SCOPE.npi),
        ...this.formed(minutes, SCOPE.minutes),
        ...this.formed(identifier, SCOPE.identifier),
        this.quoted(),
        this.rest(SCOPE.text),
      ],
    };
  }

  /** The cell of a canonical column and, behind its delimiter, the columns that follow. @param {number} index */
  column(index) {
    const column = CANONICAL_COLUMNS[index];
    if (column === undefined) {
      return { patterns: [this.include('cell')] };
    }
    const forms = { date: DATE, minutes: MINUTES_BY_PLACE };
    const every = column.every && SCOPE[column.every];
    return {
      patterns: [
        {
          begin: this.delimiter,
          beginCaptures: { 0: { name: SCOPE.delimiter } },
          end: this.recordEnd,
          patterns: [this.include(`column${index + 2}`)],
        },
        ...(column.form ? this.formed(forms[column.form], SCOPE[column.form]) : []),
        this.quoted(every),
        this.rest(every ?? SCOPE.text),
      ],
    };
  }

  /** From the header to the end of the file. */
  file() {
    const names = CANONICAL_COLUMNS.map(({ name }) => `[" ]*${name}[" ]*`).join(this.delimiter);
    // Where the first line tells no delimiter, the comma is meant.
    const first = this.delimiter === DELIMITERS.comma ? '(?:,|"|$)' : this.delimiter;
    return {
      begin: this.isCanonical
        ? `^(?=(?i:${names})(?:${this.delimiter}|$))`
        : `^(?=.*\\S)(?=${BEFORE_FIRST_DELIMITER}${first})`,
      end: '(?!)',
      patterns: [this.include('header'), this.include(this.isCanonical ? 'column1' : 'cell')],
    };
  }

  repository() {
    const rules = { file: this.file(), header: this.header(), cell: this.cellByForm() };
    const columns = this.isCanonical
      ? Array.from({ length: CANONICAL_COLUMNS.length + 1 }, (_, index) => [`column${index + 1}`, this.column(index)])
      : [];
    return [...Object.entries(rules), ...columns].map(([name, rule]) => [`${name}-${this.suffix}`, rule]);
  }
}

/** The grammar as an object. */
export function timeLogGrammar() {
  const names = Object.keys(DELIMITERS);
  // The canonical orders come first: the others take any header.
  const rules = [true, false].flatMap((isCanonical) => names.map((name) => new Rules(name, isCanonical)));
  return {
    comment:
      'Generated by buildGrammar.mjs, which explains it. The header decides on the delimiter and on whether the cells from Date ' +
      'to Payer are known by their place (canonical order) or, as all others, by their form.',
    name: 'CoCM Time Log',
    scopeName: `text.csv.${LANGUAGE}`,
    patterns: rules.map((each) => each.include('file')),
    repository: Object.fromEntries(rules.flatMap((each) => each.repository())),
  };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { format, resolveConfig } = await import('prettier');
  const options = { ...(await resolveConfig(GRAMMAR_FILE)), parser: 'json' };
  const text = await format(JSON.stringify(timeLogGrammar()), options);
  if (text !== (await readFile(GRAMMAR_FILE, 'utf8').catch(() => ''))) {
    await writeFile(GRAMMAR_FILE, text);
  }
}
