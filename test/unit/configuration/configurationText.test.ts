import assert from 'node:assert/strict';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { createConfigurationText, setColumns } from '../../../src/configuration/configurationText';

describe('Columns put into a configuration file', () => {
  it('make a new file where there is none', () => {
    const text = setColumns('', [['Tracked', 'minutes']]);
    assert.equal(text, '{\n  "columns": {\n    "Tracked": "Minutes"\n  }\n}\n');
  });

  it('change nothing else in it, comments and order included', () => {
    const text =
      '{\n  // from London\n  "dateOrder": "dayFirst", // always\n  "columns": {\n    "Pt": "MRN" // theirs\n  }\n}\n';
    assert.equal(setColumns(text, [['Tracked', 'minutes']]), text.replace('"Pt"', '"Tracked": "Minutes",\n    "Pt"'));
  });

  it('are set anew where they were set, and may be left unread', () => {
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

  it('go into a file as it is made new, and the file is still right', () => {
    const text = setColumns(createConfigurationText(), [['Tracked "time"', 'minutes']]);
    const { configuration, problems } = readConfiguration(text);
    assert.deepEqual(problems, []);
    assert.equal(configuration.columns.get('tracked"time"'), 'minutes');
    assert.ok(text.includes('// How a date such as'));
  });
});
