import assert from 'node:assert/strict';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import {
  createColumnAnswer,
  createConfigurationText,
  writeAnswers,
} from '../../../src/configuration/configurationText';
import type { FieldName } from '../../../src/log/header/columns';

function setColumns(text: string, columns: readonly (readonly [string, FieldName | 'notRead'])[]): string {
  return writeAnswers(
    text,
    columns.map(([header, field]) => createColumnAnswer(header, field)),
  );
}

describe('columns that are set in a configuration file', () => {
  it('create a file if there is none', () => {
    const text = setColumns('', [['Tracked', 'minutes']]);
    assert.equal(text, '{\n  "columns": {\n    "Tracked": "Minutes"\n  }\n}\n');
  });

  it('change nothing else in the file, including comments and order', () => {
    const text =
      '{\n  // from London\n  "dateOrder": "dayFirst", // always\n  "columns": {\n    "Pt": "MRN" // theirs\n  }\n}\n';
    assert.equal(setColumns(text, [['Tracked', 'minutes']]), text.replace('"Pt"', '"Tracked": "Minutes",\n    "Pt"'));
  });

  it('replace an earlier field, and can be set to not read', () => {
    const text = setColumns('{ "columns": { "T": "Hours" } }', [
      ['T', 'minutes'],
      ['Billable', 'notRead'],
    ]);
    const { columns } = readConfiguration(text).configuration;
    assert.deepEqual(
      [...columns],
      [
        ['billable', 'notRead'],
        ['t', 'minutes'],
      ],
    );
  });

  it('can be added to a new file, which is still valid', () => {
    const text = setColumns(createConfigurationText(), [['Tracked "time"', 'minutes']]);
    const { configuration, problems } = readConfiguration(text);
    assert.deepEqual(problems, []);
    assert.equal(configuration.columns.get('tracked"time"'), 'minutes');
    assert.ok(text.includes('// How dates such as'));
  });
});

describe('an answer that is written into a configuration file', () => {
  it('sets a section that is a single value', () => {
    const text = writeAnswers('{ "payers": {} }', [{ path: ['dateOrder'], value: 'dayFirst' }]);
    assert.deepEqual(readConfiguration(text).problems, []);
    assert.equal(readConfiguration(text).configuration.dateOrder, 'dayFirst');
  });

  it('keeps the line endings of the file', () => {
    const text = writeAnswers('{\r\n  "payers": {}\r\n}\r\n', [{ path: ['dateOrder'], value: 'dayFirst' }]);
    assert.equal(text, '{\r\n  "dateOrder": "dayFirst",\r\n  "payers": {}\r\n}\r\n');
  });
});
