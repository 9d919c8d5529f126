import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { LOG_PROBLEMS } from '../../../src/log/problems';
import { problemPage } from '../../../src/report/problemPage';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'problems.md'), 'utf8');

describe('The page behind the code of a problem', () => {
  it('is there for every code, and tells of that code alone', () => {
    for (const code of [...Object.keys(LOG_PROBLEMS), ...BILLING_PROBLEM_CODES]) {
      const found = problemPage(page, code) ?? '';
      assert.match(found, new RegExp(`^# ${code} .+\\n`), code);
      assert.equal(found.match(/^#/gm)?.length, 1, code);
    }
  });

  it('is not there for any other', () => assert.equal(problemPage(page, 'CB999'), undefined));
});
