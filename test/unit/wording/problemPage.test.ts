import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { LOG_PROBLEMS } from '../../../src/log/problems/problems';
import { problemPage } from '../../../src/wording/problemPage';

const docs = join(__dirname, '..', '..', '..', 'docs');
const page = readFileSync(join(docs, 'problems.md'), 'utf8');
const sources = readFileSync(join(docs, 'sources.md'), 'utf8');

describe('the page about a problem code', () => {
  it('exists for every code and covers only that code', () => {
    for (const code of [...Object.keys(LOG_PROBLEMS), ...BILLING_PROBLEM_CODES]) {
      const found = problemPage(page, code) ?? '';
      assert.match(found, new RegExp(`^# ${code} .+\\n`), code);
      assert.equal(found.match(/^# /gm)?.length, 1, code);
      assert.doesNotMatch(found, /^###/m, code);
    }
  });

  it('has each cited section of the sources once, below the explanation', () => {
    const headings = (code: string): string[] => problemPage(page, code, sources)?.match(/^#+ \S+/gm) ?? [];
    assert.deepEqual(headings('CB116'), ['# CB116', '## Before', '## 2.2', '## 4']);
    assert.match(problemPage(page, 'CB106', sources) ?? '', /Luhn/);
    assert.deepEqual(headings('CB000'), ['# CB000']);
  });

  it('has the advice on changing a row for every problem of a row or a month', () => {
    const isFileProblem = (code: string): boolean => /^CB(?:00[1278]|009|025|028|030|119|308)$/.test(code);
    for (const code of [...Object.keys(LOG_PROBLEMS), ...BILLING_PROBLEM_CODES, 'CB110', 'CB431']) {
      const found = problemPage(page, code) ?? '';
      assert.equal(found.includes('\n## Before you change a row\n'), !isFileProblem(code), code);
    }
    assert.doesNotMatch(problemPage(page, 'CB301') ?? '', /^## /m);
  });

  it('has one line for each paragraph, list item, and table row', () => {
    const lines = (problemPage(page, 'CB136', sources) ?? '').split('\n');
    assert.match(lines[2] ?? '', /^A notice: .+ \(2\.1\)\. Fix: .+disputed\.\)$/);
    assert.match(lines.find((line) => line.startsWith('- You checked the problem')) ?? '', /`suppressions`\.$/);
    const rows = lines.filter((line) => line.startsWith('|'));
    assert.deepEqual(
      rows.filter((row) => !row.endsWith('|')),
      [],
    );
    assert.ok(rows.length > 5);
  });

  it('is the same if the pages have CRLF line endings', () => {
    const [crlfPage, crlfSources] = [page, sources].map((text) => text.replaceAll('\n', '\r\n'));
    assert.equal(problemPage(crlfPage ?? '', 'CB136', crlfSources), problemPage(page, 'CB136', sources));
  });

  it('cites only sections that exist, as do the judgment calls', () => {
    const known = new Set([...sources.matchAll(/^#+ (\d+(?:\.\d+)?) /gm)].map(([, number]) => number));
    const points = [...sources.matchAll(/^(\d+)\. /gm)].map(([, number]) => `10.${number ?? ''}`);
    const judged = readFileSync(join(docs, 'judgment-calls.md'), 'utf8');
    const cited = [page, judged]
      .flatMap((text) => [
        ...text.matchAll(/\((\d+(?:\.\d+)?(?:, \d+(?:\.\d+)?)*)(?:, disputed)?\)|\| (\d[\d., ]*?) +\|$/gm),
      ])
      .flatMap(([, inText, inTable]) => (inText ?? inTable ?? '').split(', '));
    assert.ok(cited.length > 80, String(cited.length));
    assert.deepEqual(
      cited.filter((number) => ![...known, ...points].includes(number)),
      [],
    );
  });

  it('does not exist for an unknown code', () => assert.equal(problemPage(page, 'CB999'), undefined));
});
