import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BilledLogs } from '../../../src/billing/billedLogs';
import { BILLING_PROBLEMS } from '../../../src/billing/billingProblems';
import { CLAIM_RISKS } from '../../../src/billing/audit/claimRiskChecks';
import { LedgerRowFacts } from '../../../src/billing/ledger/crossRowFacts';
import { REPEATED_ROW } from '../../../src/billing/ledger/repeatedRows';
import { CROSS_ROW_PROBLEMS } from '../../../src/billing/problems/crossRowProblems';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { NAMED_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import { explainMonth } from '../../../src/billing/monthExplanation';
import { ProblemFixes } from '../../../src/billing/problemFixes';
import { listProblems } from '../../../src/billing/problemList';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import {
  CONFIGURATION_PROBLEMS,
  FEE_FILE_PROBLEMS,
  ROSTER_PROBLEMS,
} from '../../../src/configuration/configurationProblems';
import { FIELD_NAMES, getFieldTitle } from '../../../src/log/header/columns';
import { TextLines } from '../../../src/log/csv/lines';
import { getDateFormat } from '../../../src/log/values/dateText';
import { LOG_PROBLEMS, ROW_PROBLEM_CODES, getRowCheck } from '../../../src/log/problems/problems';
import { listAssumptions } from '../../../src/wording/assumptions';
import { billingReport } from '../../../src/report/billingReport';
import { createCharts } from '../../../src/report/charts/charts';
import {
  comparableExistingLine,
  comparableReportLine,
  comparisonText,
  compareReports,
} from '../../../src/report/existing/compareReports';
import { provenance } from '../../../src/report/exports/exportedReport';
import { leftOutText, totalsText } from '../../../src/report/reportFigures';
import { REPORT_COLUMNS } from '../../../src/report/reportColumns';
import { reportHtml } from '../../../src/report/exports/reportHtml';
import { CLAIM_PROBLEMS } from '../../../src/report/claims/claimProblems';
import { POSTED_PROBLEMS } from '../../../src/report/posted/postedProblems';
import { REPORT_PROBLEMS } from '../../../src/report/existing/reportProblems';
import { readReport } from '../../../src/report/existing/reportReader';
import { describeRow } from '../../../src/wording/rowDescription';
import { sideBySide } from '../../../src/report/twoRules/sideBySide';
import { sideBySidePage } from '../../../src/report/twoRules/sideBySideText';
import { verifyReport } from '../../../src/report/existing/verifyReport';
import { whyLines } from '../../../src/wording/whyText';
import { createWorklist } from '../../../src/report/worklist';
import { formatPhrase, setLanguage } from '../../../src/text/text';
import { billWithRules, makeExportedReport } from '../support/billing';
import { PSEUDO_LOCALE, toPseudo, createPseudoBundle, findUntranslatedWords, splitWords } from './pseudoLocale';
import { createEnglishBundle } from './userTexts';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const LOG = readFileSync(join(fixtures, 'problems.timelog.csv'), 'utf8');
const REPORT = readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8');

/** Names that are the same in every language: columns, rules, profiles and their sources, and the values in the logs. */
const NAMES = new Set(
  splitWords(
    LOG,
    REPORT,
    ...REPORT_COLUMNS,
    ...FIELD_NAMES.map(getFieldTitle),
    ...[...NAMED_PROFILES.values()].flatMap(({ id, title, source, timeRule }) => [
      id,
      title,
      source,
      timeRule.id,
      timeRule.name,
    ]),
    'log-1.timelog.csv cocm-billing.json CB',
  ),
);

/** Returns what `create` returns in the pseudo-language. */
function inPseudo<T>(create: () => T): T {
  setLanguage(createPseudoBundle(createEnglishBundle()), PSEUDO_LOCALE);
  try {
    return create();
  } finally {
    setLanguage(undefined);
  }
}

function assertTranslated(texts: readonly string[], known: ReadonlySet<string> = NAMES): void {
  assert.ok(texts.length > 0);
  const untranslated = texts.flatMap((text) => {
    const words = findUntranslatedWords(text, known);
    return words.length > 0 ? [`${words.join(' ')}: ${text.slice(0, 200)}`] : [];
  });
  assert.deepEqual(untranslated, []);
}

const RULES = billingRules({});

function billLog(): BilledLogs {
  return billWithRules(RULES, TextLines.of(LOG));
}

describe('Texts in the pseudo-language', () => {
  it('have accents, are longer and in brackets, and have the same placeholders', () => {
    assert.equal(toPseudo('{0} rows'), '⟦{0} řóŵš···⟧');
    assert.equal(toPseudo('$(graph) [Open](command:x)'), '⟦$(graph) [Óƥěñ](command:x)··········⟧');
  });

  it('include the messages of all problems', () => {
    const texts = inPseudo(() => {
      const billed = billLog();
      const [month] = billed.ledger.months();
      const [row] = month?.summary.countedRows ?? [];
      assert.ok(month && row !== undefined);
      return [
        ...ROW_PROBLEM_CODES.map((code) =>
          getRowCheck(code).message({
            getDateFormat: () => getDateFormat('monthFirst'),
            explainDate: () => undefined,
            npiDamage: 'lost',
            mrnOddities: ['invisible', 'spaces', 'dashes', 'width', 'letters'],
            placeholderDates: [],
            rosterFields: [],
            statusField: 'Status',
          }),
        ),
        ...Object.values(CLAIM_RISKS).map(({ message }) => message(month)),
        ...Object.values(CROSS_ROW_PROBLEMS).map(({ message }) => message(new LedgerRowFacts(row, billed))),
        ...billed.logs.flatMap((log) => listProblems(billed, log)).map(({ message }) => message),
      ];
    });
    assertTranslated(texts);
  });

  it('include the title of each kind of problem', () => {
    const kinds = Object.values({
      ...LOG_PROBLEMS,
      ...BILLING_PROBLEMS,
      ...CONFIGURATION_PROBLEMS,
      ...FEE_FILE_PROBLEMS,
      ...ROSTER_PROBLEMS,
      ...REPORT_PROBLEMS,
      ...CLAIM_PROBLEMS,
      ...POSTED_PROBLEMS,
      REPEATED_ROW,
    });
    assertTranslated(inPseudo(() => kinds.map(({ title }) => formatPhrase(title))));
  });

  it('include the titles of quick fixes', () => {
    const titles = inPseudo(() => {
      const lines = TextLines.of(LOG);
      const billed = billWithRules(RULES, lines);
      const [log] = billed.logs;
      assert.ok(log);
      const fixes = new ProblemFixes(billed, log, lines);
      return listProblems(billed, log).flatMap(({ code, range }) => {
        const row = log.rowAtLine(range.start.line);
        return row === undefined ? [] : fixes.findFixes(code, row).map(({ title }) => title);
      });
    });
    assertTranslated(titles);
  });

  it('include the problems in the configuration', () => {
    const text = `{ "checks": { "CB104": "fatal", "CB12": "off" }, "column": {}, "fees": [{}, 3], "profiles": { "mine": 7 },
      "suppressions": [{ "code": "CB104", "month": "May" }], "dateOrder": 4, "roster": "", "roster": "roster.csv", }`;
    const { problems } = inPseudo(() => readConfiguration(text));
    const keys = new Set([
      ...NAMES,
      ...splitWords(text, 'CB JSON null error warning hint off checks columns dateOrder'),
    ]);
    assertTranslated(
      problems.map(({ message }) => message.replace(/"[^"]*"/g, '')),
      keys,
    );
  });

  it('include the descriptions of patient-months, rows, and the log', () => {
    const texts = inPseudo(() => {
      const billed = billLog();
      const [log] = billed.logs;
      assert.ok(log);
      const report = billingReport(billed);
      const rows = billed.ledger.months().flatMap((month) => month.rows);
      const descriptions = rows.flatMap((row) => {
        const description = describeRow(billed, row);
        return description ? [description.title, description.figures, description.month, description.row] : [];
      });
      return [
        totalsText(report.totals),
        leftOutText(report.leftOut),
        ...descriptions,
        ...billed.ledger.months().flatMap((month) => whyLines(month, explainMonth(month, billed.table))),
        ...listAssumptions(log).lines,
        listAssumptions(log).short,
        ...createWorklist(billed, report).toFix.map(({ message }) => message),
      ];
    });
    assertTranslated(texts);
  });

  it('include the charts, the printed page, and the provenance of exports', () => {
    const texts = inPseudo(() => {
      const billed = billLog();
      const page = reportHtml(makeExportedReport(billed)).replace(/<style>[\s\S]*<\/style>/, '');
      return [
        ...createCharts(billed, billingReport(billed)).flatMap(({ title, note, table }) => [
          title,
          note,
          ...table.columns,
        ]),
        ...provenance(makeExportedReport(billed)).flat(),
        ...(page.match(/>[^<]+</g) ?? []),
        ...(page.match(/aria-label="[^"]*"/g) ?? []).map((label) => label.slice('aria-label='.length)),
      ];
    });
    assertTranslated(texts);
  });

  it('include comparisons and checks of reports', () => {
    const texts = inPseudo(() => {
      const billed = billLog();
      const other = billWithRules(
        billingRules({ defaultProfile: NAMED_PROFILES.get('cpt-midpoint') }),
        TextLines.of(LOG),
      );
      const read = readReport(TextLines.of(REPORT));
      assert.ok(read.ok);
      const comparison = compareReports(
        read.value.lines.map(comparableExistingLine),
        billingReport(billed).lines.map(comparableReportLine),
      );
      const broken = TextLines.of(REPORT.replaceAll('TRUE', 'perhaps').replace(',,', ',,,'));
      const flawed = readReport(broken);
      const noReport = readReport(TextLines.of('a,b\n'));
      return [
        comparisonText('log-1', 'log-1', comparison),
        sideBySidePage(sideBySide(billingReport(billed), billingReport(other)), ['full-time', 'cpt-midpoint']),
        ...verifyReport(read.value, RULES, billed).map(({ message }) => message),
        ...(flawed.ok ? flawed.value.problems.map(({ message }) => message) : []),
        ...(noReport.ok ? [] : [noReport.failure.message]),
      ];
    });
    assertTranslated(texts);
  });
});
