// Builds cocm-timelog.tmLanguage.json: `node syntaxes/buildGrammar.mjs`. A TextMate pattern can't refer to what another rule has
// matched, so the grammar repeats every rule for each delimiter. This program contains each rule once.
//
// The grammar is a small automaton:
//  - Before the header, only blank lines are skipped. The first line that isn't blank is the header. It shows the delimiter (the
//    first one outside quotes) and whether the columns start in the canonical order. That selects one of eight rules, which then
//    applies to the end of the file.
//  - In the canonical order, the columns Date to Payer are known by position, and a cell gets the color of its column. The rule of
//    each column is nested in the rule of the column before it. It starts at its delimiter and ends at the end of the line, so a
//    quoted cell can span lines without losing its position.
//  - In any other order, and after Payer, a cell is known by its form: date, UUID, NPI, minutes, identifier, or otherwise text.
//  - A quoted cell ends at its closing quote. Text after that quote belongs to the same cell, as in the extension. An unclosed quote
//    ends at the next line that can't be inside a cell. See `recovery`.
//
// A name has two scopes. The first identifies the cell and gives a color in themes that know few scopes. The second takes precedence:
// the default themes (Modern, 2026, High Contrast; dark and light) show it in a distinct color.
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const LANGUAGE = 'cocm-timelog';
const GRAMMAR_FILE = new URL('cocm-timelog.tmLanguage.json', import.meta.url);

/** @type {Readonly<Record<string, string>>} the delimiters as written in a pattern, inside or outside brackets */
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

// Not \d, which matches the digits of every script: the extension reads only these.
const MONTH_FIRST = ['/', '-', '\\.'].map((mark) => `[0-9]{1,2}${mark}[0-9]{1,2}${mark}(?:[0-9]{4}|[0-9]{2})`);
const DATE = `(?:${MONTH_FIRST.join('|')}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})`;

/** What a cell can be, judged only by its form. The first match applies. */
const FORMS = {
  date: DATE,
  npi: '[0-9]{9,10}',
  // Whole numbers with five or more digits aren't minutes, and numbers with leading zeros aren't either.
  minutes: '[+-]?(?:(?:0|[1-9][0-9]{0,3})\\.?|[0-9]*\\.[0-9]+)',
  // A UUID; digits; at least two letters and three digits, or one letter and four digits (one and three can be an ICD-10 code such
  // as F329); or parts of letters and digits joined by - or _, with four digits in a row.
  identifier:
    '(?:\\h{8}-\\h{4}-\\h{4}-\\h{4}-\\h{12}|[0-9]+|[A-Za-z]{2,6}[0-9]{3,}|[A-Za-z][0-9]{4,}' +
    '|(?=[A-Za-z0-9_-]*[0-9]{4})[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+)',
};

/** In the Minutes column, every number is minutes. */
const MINUTES_BY_POSITION = '[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)';

/** The columns that are known by position if the header starts with them in this order. */
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

/** Matches from after an opening quote up to and including the closing quote. */
const TO_CLOSING_QUOTE = '[^"]*+(?:""[^"]*+)*+"';

/** Matches a line up to its first delimiter outside quotes. */
const BEFORE_FIRST_DELIMITER = `(?:"${TO_CLOSING_QUOTE}|[^",;\\t|\\n]++)*+`;

/**
 * Returns the pattern of a line at which a quoted cell from an earlier line must be unclosed by mistake: the line starts like a
 * row, or its next quote can't be the closing one (it opens another cell). The extension reads rows in the same way but can look
 * further ahead. For the grammar, the lines up to that point belong to the cell.
 *
 * @param {string} delimiter
 * @param {boolean} isCanonical rows in the canonical order have many cells and start with the date
 */
function recovery(delimiter, isCanonical) {
  const cell = `[^${delimiter}"\\n]*+${delimiter}`;
  const lines = [
    // The quote opens a cell, or text follows it.
    `${TO_CLOSING_QUOTE}(?!${delimiter}|$)`,
    // A date comes first. No blank after its delimiter, because "1/3/2024, seen at home, again" is prose.
    ` *${DATE} *${delimiter}(?! )(?:${cell}){${isCanonical ? 3 : 1}}`,
    // Or a later cell is a date, in a line of five or more cells.
    ...(isCanonical ? [] : [`(?=(?:${cell}){4})(?:${cell})+?${DATE}(?:${delimiter}|$)`]),
  ];
  return `^(?=${lines.join('|')})`;
}

/** The rules for one delimiter and one column order. */
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
    /** The end of the line, or the start of another line, which is reached only after an unclosed quote. */
    this.recordEnd = '$|^(?!\\G)';
  }

  /** @param {string} rule */
  include(rule) {
    return { include: `#${rule}-${this.suffix}` };
  }

  /**
   * Returns the rule of a quoted cell, which can span lines.
   *
   * @param {string} [content] the scope of the text between the quotes, if it isn't only a string
   */
  quoted(content) {
    return {
      begin: `${this.cellStart}"`,
      beginCaptures: { 0: { name: SCOPE.openQuote } },
      end: `(")(?!")|${recovery(this.delimiter, this.isCanonical)}`,
      endCaptures: { 1: { name: SCOPE.closeQuote } },
      name: SCOPE.quoted,
      ...(content === undefined ? {} : { contentName: content }),
      patterns: [{ match: '(?:"")++', name: SCOPE.doubledQuotes }],
    };
  }

  /** Returns the rule of the rest of a cell. @param {string} name */
  rest(name) {
    return { match: `[^${this.delimiter}\\n]++`, name };
  }

  /**
   * Returns the rules of a cell that has this form, in quotes or not, with optional blanks around it.
   *
   * @param {string} form
   * @param {string} name
   */
  formed(form, name) {
    return [
      {
        match: `${this.cellStart}(") *(${form}) *(")${this.cellEnd}`,
        name: SCOPE.quoted,
        captures: { 1: { name: SCOPE.openQuote }, 2: { name }, 3: { name: SCOPE.closeQuote } },
      },
      { match: `${this.cellStart} *(${form}) *${this.cellEnd}`, captures: { 1: { name } } },
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

  /** Returns the rules of a cell in a canonical column and of the columns after its delimiter. @param {number} index */
  column(index) {
    const column = CANONICAL_COLUMNS[index];
    if (column === undefined) {
      return { patterns: [this.include('cell')] };
    }
    const forms = { date: DATE, minutes: MINUTES_BY_POSITION };
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

  /** Returns the rule from the header to the end of the file. */
  file() {
    const names = CANONICAL_COLUMNS.map(({ name }) => `[" ]*${name}[" ]*`).join(this.delimiter);
    // If the first line has no delimiter, it's a comma.
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

/** Returns the grammar as an object. */
export function timeLogGrammar() {
  const names = Object.keys(DELIMITERS);
  // The canonical rules come first, because the others match any header.
  const rules = [true, false].flatMap((isCanonical) => names.map((name) => new Rules(name, isCanonical)));
  return {
    comment:
      'Generated by buildGrammar.mjs, which explains it. The header determines the delimiter, and whether the cells from Date to ' +
      'Payer are known by position (canonical order) or by form, like all other cells.',
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
