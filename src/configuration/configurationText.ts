import { applyEdits, modify } from 'jsonc-parser';
import type { FieldName } from '../log/header/columns';
import { getFieldTitle } from '../log/header/columns';
import type { ConfigurationAnswer } from '../log/fixes/fix';
import { SECTIONS, SECTION_NAMES } from './sections';

const WIDTH = 100;
const FORMAT = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** Returns the text of a new configuration file: every section with its default and a comment that explains it. */
export function createConfigurationText(): string {
  const sections = SECTION_NAMES.map((name, index) => {
    const { schema, template } = SECTIONS[name];
    const comment = wrapText(schema.description, WIDTH - 5).map((line) => `  // ${line}`);
    const [value = '', ...more] = template.split('\n');
    // On a single line, the comma goes before the comment.
    const [, bare = value, lineComment = ''] = /^(.*?)( \/\/.*)?$/.exec(value) ?? [];
    const comma = index < SECTION_NAMES.length - 1 ? ',' : '';
    const lines =
      more.length > 0
        ? [value, ...more.slice(0, -1), `${more.at(-1) ?? ''}${comma}`]
        : [`${bare}${comma}${lineComment}`];
    return [...comment, ...lines.map((line, at) => (at === 0 ? `  "${name}": ${line}` : `  ${line}`))].join('\n');
  });
  return `{\n${sections.join('\n\n')}\n}\n`;
}

/** Returns the answer that a column contains a field, or that it isn't read. */
export function createColumnAnswer(header: string, field: FieldName | 'notRead'): ConfigurationAnswer {
  return { path: ['columns', header], value: field === 'notRead' ? null : getFieldTitle(field) };
}

/**
 * Returns the text of a configuration file with some settings changed. Nothing else changes, including comments.
 *
 * @param text the current text; '' for a new file
 */
export function writeAnswers(text: string, answers: Iterable<ConfigurationAnswer>): string {
  let changed = text.trim() === '' ? '{}\n' : text;
  for (const { path, value } of answers) {
    const eol = changed.includes('\r\n') ? '\r\n' : '\n';
    changed = applyEdits(
      changed,
      modify(changed, [...path], value, {
        formattingOptions: { ...FORMAT, eol },
        // At the end, a comment after the last setting would move to the new one.
        getInsertionIndex: () => 0,
      }),
    );
  }
  return changed;
}

function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines;
}
