import assert from 'node:assert/strict';
import { listProblems } from '../../../../src/billing/problemList';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { Vocabulary, type VocabularyOptions } from '../../../../src/billing/rules/vocabulary/vocabulary';
import { TextLines } from '../../../../src/log/csv/lines';
import { billWithRules } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Initial Assessment,PHQ-9';

/** Lists the problems of a month with these activities that claims depend on, such as `2 CB123`. */
function problemsOf(activities: readonly string[], words: VocabularyOptions = {}): string[] {
  const rows = activities.map((activity, index) => `1/${index + 3}/2024,P1,40,${activity},1/3/2024,`);
  const rules = billingRules({ vocabulary: new Vocabulary(words) });
  const billed = billWithRules(rules, TextLines.of([HEADER, ...rows].join('\n')));
  return listProblems(billed, billed.logs[0]!)
    .filter(({ code }) => ['CB114', 'CB123', 'CB124', 'CB145'].includes(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code}`);
}

describe('The review and the rating scale of a month', () => {
  const activities = new Map([
    ['SCR', 'psychiatricConsultation'],
    ['Quest*', 'measurement'],
  ] as const);

  it('are missing if the activities are unknown', () => {
    assert.deepEqual(problemsOf(['SCR', 'Quest']), ['2 CB145', '2 CB123', '2 CB124', '3 CB145']);
  });

  it('are recognized by the team’s own words', () => {
    assert.deepEqual(problemsOf(['S.C.R.', 'Quest (new)'], { activities }), []);
  });

  it('are recognized by the built-in words, but not if they were only scheduled', () => {
    assert.deepEqual(problemsOf(['Case review', 'PHQ-9']), []);
    assert.deepEqual(problemsOf(['Schedule case review', 'PHQ-9', 'Call']), ['2 CB114', '2 CB123']);
  });
});
