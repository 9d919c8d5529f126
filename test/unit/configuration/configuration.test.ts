import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION, createChecks, type Configuration } from '../../../src/configuration/configuration';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { createConfigurationText } from '../../../src/configuration/configurationText';
import { TextLines } from '../../../src/log/csv/lines';
import { month, readRange } from '../support/billing';

function readValidConfiguration(text: string): Configuration {
  const { configuration, problems } = readConfiguration(text);
  assert.deepEqual(problems, []);
  return configuration;
}

/** Returns the code of each problem and the text in its range, such as `CB303 "Minuets"`. */
function listProblemTexts(text: string): string[] {
  return readConfiguration(text).problems.map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

function listMessages(text: string): string[] {
  return readConfiguration(text).problems.map(({ message }) => message);
}

describe('a configuration file', () => {
  it('can be without settings or contain only comments: every setting has its default', () => {
    for (const text of ['{}', '// nothing yet\n']) {
      assert.deepEqual(readValidConfiguration(text), DEFAULT_CONFIGURATION);
      assert.equal(readConfiguration(text).isDamaged, false);
    }
  });

  it('that is empty is damaged, because its rules have been lost', () => {
    for (const text of ['', '\n\n']) {
      const { problems, isDamaged } = readConfiguration(text);
      assert.deepEqual([problems.map(({ code }) => code), isDamaged], [['CB300'], true]);
    }
  });

  it('is read with comments and trailing commas', () => {
    const { columns, dateOrder } = readValidConfiguration(`{
      // The name in the stopwatch app.
      "columns": { "Tracked": "Minutes", "pt_no": "MRN", "Billable": null, },
      "dateOrder": "dayFirst", /* from London */
    }`);
    assert.deepEqual(
      [...columns],
      [
        ['tracked', 'minutes'],
        ['ptno', 'mrn'],
        ['billable', 'notRead'],
      ],
    );
    assert.equal(dateOrder, 'dayFirst');
  });

  it('sets the severity of problems and lists accepted problems with their reason', () => {
    const configuration = readValidConfiguration(`{
      "checks": { "CB108": "off", "CB104": "error", "CB010": "error" },
      "suppressions": [{ "code": "CB103", "mrn": "A-1", "month": "2024-01", "reason": "a day of crisis" }]
    }`);
    const checks = createChecks(configuration);
    assert.equal(checks.getLevel('CB108', 'warning'), 'off');
    assert.equal(checks.getLevel('CB104', 'warning'), 'error');
    assert.equal(checks.getLevel('CB105', 'warning'), 'warning');
    assert.equal(checks.isSuppressed('CB103', 'A-1', month('2024-01')), true);
    assert.equal(checks.isSuppressed('CB103', 'A-1', month('2024-02')), false);
    assert.equal(checks.isSuppressed('CB103', 'a-1', month('2024-01')), false);
    assert.equal(checks.isSuppressed('CB103', undefined, undefined), false);
  });

  it('has a problem on the exact characters of each invalid part, and the rest is applied', () => {
    const text = `{
      "column": {},
      "columns": { "Tracked": "Minuets", "Pt": "MRN", "PT ": "Date", "x": 5 },
      "dateOrder": "DayFirst",
      "roster": 7,
      "checks": { "CB010": "off", "CB999": "off", "CB108": "high", "CB104": "hint" },
      "suppressions": [{ "code": "CB104" }, { "code": "CB020", "reason": "x" }, { "code": "CB104", "month": "May", "reason": "x" }]
    }`;
    assert.deepEqual(listProblemTexts(text), [
      'CB301 "column"',
      'CB303 "Minuets"',
      'CB304 "PT "',
      'CB302 5',
      'CB303 "DayFirst"',
      'CB302 7',
      'CB305 "CB010"',
      'CB303 "CB999"',
      'CB303 "high"',
      'CB306 { "code": "CB104" }',
      'CB305 "CB020"',
      'CB303 "May"',
    ]);
    const { configuration } = readConfiguration(text);
    assert.deepEqual([...configuration.columns], [['pt', 'mrn']]);
    assert.deepEqual([...configuration.checks], [['CB104', 'hint']]);
    assert.deepEqual(configuration.suppressions, []);
    assert.equal(configuration.dateOrder, undefined);
  });

  it('suggests a similar name', () => {
    const found = listMessages('{ "column": {}, "dateOrder": "Day First", "columns": { "T": "Minuets" } }');
    assert.match(found[0] ?? '', /Did you mean "columns"\?/);
    assert.match(found[1] ?? '', /Did you mean "dayFirst"\? Use "monthFirst", "dayFirst", or "yearFirst"\./);
    assert.match(found[2] ?? '', /Did you mean "Minutes"\?/);
  });

  it('that ends too early is reported, and the parts that can be read are applied', () => {
    const text = '{\n  "dateOrder": "dayFirst",\n  "columns": { "T": "Minutes"\n';
    const { configuration, problems } = readConfiguration(text);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['CB300'],
    );
    assert.match(problems[0]?.message ?? '', /a closing } is missing/);
    assert.equal(configuration.dateOrder, 'dayFirst');
    assert.equal(configuration.columns.get('t'), 'minutes');
  });

  it('that does not contain a group of settings has one problem', () => {
    assert.deepEqual(listProblemTexts('[1, 2]'), ['CB302 [1, 2]']);
    assert.deepEqual(listProblemTexts('"hello"'), ['CB302 "hello"']);
  });

  it('does not apply a suppression with an MRN or month that cannot be read', () => {
    for (const place of [
      '"mrn": ""',
      '"mrn": 12',
      '"month": "2024-13"',
      '"month": null',
      '"mnr": "A-1", "mrn": false',
    ]) {
      const text = `{ "suppressions": [{ "code": "CB104", "reason": "x", ${place} }] }`;
      assert.deepEqual(readConfiguration(text).configuration.suppressions, [], place);
      assert.ok(readConfiguration(text).problems.length > 0, place);
    }
  });

  it('does not quote an MRN in a message', () => {
    const text =
      '{ "suppressions": [{ "code": "CB104", "mrn": "A-4711" }, { "code": "CB020", "mrn": "A-4711", "reason": "" }] }';
    assert.ok(listMessages(text).every((message) => !message.includes('4711')));
  });

  it('that is new has every default and explains each setting', () => {
    assert.deepEqual(readValidConfiguration(createConfigurationText()), DEFAULT_CONFIGURATION);
    for (const example of ['"Tracked": "Minutes"', '"CB108": "off"', '{ "code": "CB104"']) {
      assert.ok(createConfigurationText().includes(`// ${example}`), example);
    }
  });

  it('that is new is also valid with its examples uncommented', () => {
    const uncommented = createConfigurationText()
      .replace(/^ {4}\/\/ (["{])/gm, '    $1')
      .replace('null, // "roster.csv"', '"roster.csv",');
    const { roster, columns, suppressions } = readValidConfiguration(uncommented);
    assert.deepEqual([roster.map(({ path }) => path), columns.size, suppressions.length], [['roster.csv'], 2, 1]);
  });
});
