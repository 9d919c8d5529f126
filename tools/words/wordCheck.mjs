// Finds words that this project does not use. Pure functions: the text and the rules come in, the findings go out.

/** What a space in a pattern matches: white space, and at a line break the comment or quote marker of the next line. */
const GAP = String.raw`(?:[^\S\r\n]+|[^\S\r\n]*\r?\n[^\S\r\n]*(?:(?:\/\/+|\*|#|>|<!--)[^\S\r\n]+)?)`;

const NAME = /[A-Za-z_$][\w$]*/g;
const NAME_PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const NAME_SECTIONS = { 'parts of names': 'parts', names: 'names', 'names of variables': 'variableNames' };

/**
 * Reads the rules from the text of replace.txt.
 * @returns `words`, which no text has; `parts`, which no name in code has as one of its parts; `names` and
 * `variableNames`, which are checked by ESLint
 * @throws {Error} if a line isn't a rule, a section heading, or a comment
 */
export function readRules(text) {
  const rules = { words: [], parts: new Map(), names: new Map(), variableNames: new Map() };
  let section;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      continue;
    }
    const [, pattern, replacement] = /^(.+?) => (.+)$/.exec(line) ?? [];
    if (pattern === undefined)
      throw new Error(`Line ${index + 1} of the rules is not "PATTERN => REPLACEMENT": ${line}`);
    const names = rules[NAME_SECTIONS[section]];
    if (section === 'words') rules.words.push({ pattern: wholeWords(pattern), replacement });
    else if (names !== undefined) for (const name of pattern.split('|')) names.set(name, replacement);
    else throw new Error(`Line ${index + 1} of the rules is in no known section: ${line}`);
  }
  return rules;
}

function wholeWords(pattern) {
  const start = /^\w|^\((?!\?<!)/.test(pattern) ? String.raw`\b` : '';
  const source = pattern.replaceAll(/ (?=$)|(?<! =>) /g, GAP);
  return new RegExp(`${start}(?:${source})(?!\\w)`, 'gi');
}

/**
 * Returns the findings in one text, in reading order.
 * @param isCode whether parts of names are checked too
 * @returns for each finding its line and column (both from 1), the words found, and the replacement
 */
export function findWords(text, { words, parts }, isCode) {
  const found = [];
  for (const { pattern, replacement } of words) {
    for (const match of text.matchAll(pattern)) {
      found.push({ offset: match.index, word: match[0].trim().replaceAll(/\s+/g, ' '), replacement });
    }
  }
  if (isCode) found.push(...findNames(text, parts));
  found.sort((a, b) => a.offset - b.offset);
  const positionAt = positionsIn(text);
  return found.map(({ offset, word, replacement }) => ({ ...positionAt(offset), word, replacement }));
}

/** Names of several parts; a name of one part is a word. */
function findNames(text, parts) {
  const found = [];
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const ofName = name.match(NAME_PART) ?? [];
    if (ofName.length < 2 && !/[_$\d]/.test(name)) continue;
    const part = ofName.find((each) => parts.has(each.toLowerCase()));
    if (part !== undefined) found.push({ offset: index, word: name, replacement: parts.get(part.toLowerCase()) });
  }
  return found;
}

/** Returns a function from offsets, which must not decrease, to lines and columns from 1. */
function positionsIn(text) {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
}
