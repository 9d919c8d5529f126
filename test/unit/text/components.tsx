// Renders the components of both webviews, for the test that looks for untranslated words. This file is bundled in the same
// way as the webviews, so the bundle has a separate language setting.
import { DENIED_LINE, EMPTY_WORKLIST } from './worklists';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ReportPanelState } from '../../../src/protocol/reportMessages';
import { setLanguage, type Bundle } from '../../../src/text/text';
import { BandRow } from '../../../src/webview/grid/table/bandRow';
import { DetailBar } from '../../../src/webview/grid/bars/detailBar';
import { EntryRow } from '../../../src/webview/grid/table/entryRow';
import { EntryForm } from '../../../src/webview/grid/editing/entryForm';
import { FilterBar } from '../../../src/webview/grid/bars/filterBar';
import { FindBar } from '../../../src/webview/grid/bars/findBar';
import { GridHeader } from '../../../src/webview/grid/table/gridHeader';
import { GridSession } from '../../../src/webview/grid/state/gridSession';
import { unpackView } from '../../../src/webview/grid/state/storedView';
import { getCellMenu, getColumnMenu, getViewMenu } from '../../../src/webview/grid/bars/menus';
import { MonthPreview } from '../../../src/webview/grid/editing/minutesPreview';
import { SuggestionList } from '../../../src/webview/grid/editing/suggestionList';
import { Toolbar } from '../../../src/webview/grid/bars/toolbar';
import { EntriesPane } from '../../../src/webview/report/entriesPane';
import type { PanelModel } from '../../../src/webview/report/panelModel';
import { ReportPanel } from '../../../src/webview/report/reportPanel';
import { band, entry, linesOf, stateOf } from '../webview/grid/lines';

const nothing = (): void => undefined;

/** A band with digits as the texts from the host, so that all letters in the output come from the component. */
const BAND = { ...band('1'), title: '1', mrn: '1', month: '1', monthKind: '2', minutes: '1', codes: '1', next: '3' };
const STATE = stateOf(1, 2, {
  columns: [
    { name: '1', field: 'date' },
    { name: '2', field: undefined },
    { name: '3', field: 'staff' },
    { name: '4', field: 'activity' },
  ],
  errors: 1,
  warnings: 2,
  totals: '1',
  leftOut: '1',
  isViewStale: true,
});

function grid(): VNode[] {
  const session = new GridSession(nothing, unpackView(undefined), nothing);
  const cells = ['1', '2', '3', '4'];
  const problem = { code: '1', severity: 'error' as const, column: 0, message: '1' };
  const failing = entry(1, { cells, isLeftOut: true, problems: [problem] });
  const window = linesOf(1, 0, [BAND, failing]);
  session.receive({ type: 'state', state: STATE, window });
  session.receive({ type: 'reveal', generation: 1, index: 1, column: 0 });
  session.receive({ type: 'fixes', row: 1, column: 0, fixes: [{ code: '1', title: '1' }] });
  const { view } = session;
  const numbers = { sum: '1', average: '1', least: '1', most: '1' };
  const ranged = {
    ...view,
    selection: { index: 1, id: '1', column: 0, end: { index: 1, id: '1', column: 1 } },
    answers: { ...view.answers, selectionFigures: { count: 2, numbers } },
  };
  const layout = { shown: [0, 1, 2, 3], widths: [9, 9, 9, 9], frozen: 0 };
  const preview = { month: '1', before: '1', after: '2', codes: '1', next: '1', isEarned: true, earnsMore: true };
  const choices = { months: [], payers: [], staff: [], codes: ['1'], problems: [{ code: '1', title: '1', count: 1 }] };
  const toolbar = {
    filterIsOpen: true,
    problemsAreOpen: false,
    onProblems: nothing,
    onView: nothing,
    onFilter: nothing,
    onFind: nothing,
    onNewEntry: nothing,
    onOpenAsText: nothing,
    onReport: nothing,
  };
  const menus = [...getCellMenu(session), ...getColumnMenu(0, view, [0, 1]), ...getViewMenu(STATE, ['1'])];
  return [
    <Toolbar state={STATE} {...toolbar} />,
    <Toolbar state={{ ...STATE, errors: 0, warnings: 0, entryCount: 1, isReadOnly: true }} {...toolbar} />,
    <BandRow id="1" band={{ ...BAND, leftOutCount: 2 }} index={0} columnCount={3} isSelected onFold={nothing} />,
    <BandRow id="1" band={{ ...BAND, isFolded: true }} index={0} columnCount={3} isSelected onFold={nothing} />,
    <DetailBar view={view} columns={STATE.columns} onDismiss={nothing} onFixes={nothing} />,
    <DetailBar view={ranged} columns={STATE.columns} onDismiss={nothing} onFixes={nothing} />,
    <DetailBar view={{ ...view, refusal: '1' }} columns={STATE.columns} onDismiss={nothing} onFixes={nothing} />,
    <EntryForm state={STATE} view={view} session={session} draft={undefined} onClose={nothing} />,
    <FilterBar
      state={STATE}
      choices={choices}
      takesFocus={false}
      onAsk={nothing}
      onFilter={nothing}
      onClose={nothing}
    />,
    <FindBar session={session} view={view} withReplace onReplaceShown={nothing} onClose={nothing} />,
    ...(['file', 'patient'] as const).map((grouping) => (
      <GridHeader
        grouping={grouping}
        columns={STATE.columns}
        layout={layout}
        sort={undefined}
        frozenLefts={[]}
        onResize={nothing}
        onSort={nothing}
        onMenu={nothing}
      />
    )),
    <EntryRow
      entry={failing}
      index={1}
      columns={STATE.columns}
      shown={[0, 1]}
      frozenLefts={[]}
      query={undefined}
      range={undefined}
      pendingValues={new Map()}
      selectedColumn={0}
      handleColumn={0}
      isReadOnly={false}
    />,
    <MonthPreview preview={preview} />,
    <SuggestionList id="1" values={['1']} chosen={0} onChoose={nothing} />,
    <ul>
      {menus.map(({ title }, index) => (
        <li key={index}>{title}</li>
      ))}
    </ul>,
  ];
}

const REPORT: ReportPanelState = {
  generation: 1,
  uris: [],
  logName: '1',
  ruleName: '1',
  columns: ['1', '2'],
  months: [],
  payers: ['1', '2'],
  providers: ['1', '2'],
  choice: { month: '2024-01', payer: null, npi: null, state: null, order: null },
  view: 'lines',
  lineCount: 1,
  totals: {
    patients: 1,
    patientMonths: 1,
    billableMonths: 1,
    minutes: '1',
    units: [{ code: '1', units: 1 }],
    estimate: '1',
    estimateNote: '1',
  },
  states: [
    { state: 'held', name: '1', count: 1, toLookAt: 1, totals: '1' },
    { state: 'check', name: '1', count: 1, toLookAt: 1, totals: '1' },
  ],
  withoutCode: '1',
  leftOut: [{ code: '1', title: '1', rows: 2, minutes: '3', rowsWithUnknownMinutes: 1 }],
  errors: 1,
  warnings: 1,
  notices: 1,
  obstacle: '',
  statements: [],
  assumed: ['1', '1'],
  failed: [{ name: '1', sentence: '1' }],
  worklist: undefined,
  billed: undefined,
  caseload: undefined,
  charts: undefined,
};

function report(): VNode[] {
  const line = { key: '1', cells: ['1', '2'], codes: '1', next: '1', monthKind: '2', isEarned: true };
  const window = {
    generation: 1,
    start: 0,
    lines: [
      {
        ...line,
        entryCount: 1,
        leftOutCount: 1,
        state: 'held' as const,
        stateName: '1',
        decision: 'held' as const,
        unplaced: '1',
        reasons: ['1'],
      },
    ],
  };
  const scrollState = { scrollTop: 0, scrollLeft: 0, widths: {} };
  const renderPanel = (state: Partial<ReportPanelState>): VNode => (
    <ReportPanel model={makeModel(state)} remembered={scrollState} onRemember={nothing} post={nothing} />
  );
  const makeModel = (state: Partial<ReportPanelState>): PanelModel => ({
    state: { ...REPORT, ...state },
    window,
    changed: new Set(),
    entries: undefined,
  });
  const problemToFix = { code: '1', severity: 'error', message: '1', month: '1', log: 0, line: 1, place: '1' } as const;
  const nearest = { key: '1', patient: '1', minutes: '1', codes: '1', next: '1' };
  const missed = { key: '1', patient: '1', month: '1', payer: '1', minutes: '1', codes: '1', byMidpoint: '1' };
  const midpoint = { gain: '1', policy: '1', lines: [missed], more: 1 };
  const words = [{ code: '1', title: '1', word: '1', rows: 1, log: 0, line: 1, place: '1' }];
  const claim = { key: '1', patient: '1', month: '1', codes: '1', log: 0, line: 1, place: '1' };
  const claims = [true, false].map((isHold) => ({
    reason: '1',
    title: '1',
    isHold,
    count: 2,
    claims: [claim],
    more: 1,
  }));
  const programs = [{ title: '1', minutes: '1', leftOut: '1' }];
  const table = { columns: ['1'], rows: [['1']] };
  const bars = [{ label: '1', value: 1, text: '1', marks: [{ value: 1, label: '1' }] }];
  const newClaim = {
    key: '1',
    kind: '1',
    patient: '1',
    month: '1',
    codes: '1',
    dateOfService: '1',
    payer: '1',
    change: '1',
  };
  const batchLine = { ...claim, dateOfService: '1', code: '1', units: '1', paid: '1', state: '1', reason: '1' };
  const batch = { name: '1', date: '1', size: '1', paid: '1', states: '1', lines: [batchLine], more: 1 };
  const billed = {
    damage: '1',
    plan: '1',
    canExport: true,
    claims: [newClaim],
    more: 1,
    waiting: ['1'],
    batches: [batch],
  };
  const rates = [{ name: '1', figure: '1', percent: 1 }];
  const points = [{ along: 0, value: 1, label: '1', text: '1' }];
  const scoreChart = { kind: 'lines' as const, id: '1', title: '1', note: '1', highest: 27, target: 10, table };
  const patients = ['1', ''].map((needsReview) => ({
    key: `1${needsReview}`,
    patient: '1',
    scales: [{ name: '1', baseline: '1', latest: '1', change: '', status: '1' }],
    scores: [{ date: '1', name: '1', score: '1', log: 0, line: 1, place: '1' }],
    chart: { ...scoreChart, series: [{ name: '1', points }] },
    daysSinceScore: '',
    daysSinceContact: '1',
    daysSinceReview: '',
    needsReview,
  }));
  const workedEntry = {
    date: '1',
    minutes: '1',
    total: '1',
    activity: '1',
    staff: '1',
    crosses: '1',
    log: 0,
    line: 1,
    place: '1',
  };
  return [
    <ReportPanel model={undefined} remembered={scrollState} onRemember={nothing} post={nothing} />,
    renderPanel({}),
    renderPanel({ leftOut: [], failed: [] }),
    renderPanel({ leftOut: [], failed: [], withoutCode: '' }),
    renderPanel({ lineCount: 0, choice: { month: '', payer: null, npi: null, state: null, order: null } }),
    renderPanel({ lineCount: 0, failed: [] }),
    renderPanel({ obstacle: '1' }),
    renderPanel({
      view: 'worklist',
      worklist: {
        month: '1',
        toFix: [problemToFix],
        moreToFix: 1203,
        claims,
        denied: [DENIED_LINE],
        moreDenied: 1,
        claimNotices: ['1'],
        nearest: [nearest],
        midpoint,
        notices: ['1'],
        words,
        programs,
      },
    }),
    renderPanel({
      view: 'worklist',
      worklist: EMPTY_WORKLIST,
    }),
    renderPanel({ view: 'billed', billed }),
    renderPanel({ view: 'billed', billed: { ...billed, damage: '', canExport: false, claims: [], batches: [] } }),
    renderPanel({ view: 'caseload', caseload: { title: '1', hasScores: true, rates, patients, more: 1 } }),
    renderPanel({ view: 'caseload', caseload: { title: '', hasScores: false, rates: [], patients: [], more: 0 } }),
    renderPanel({ view: 'charts', charts: [{ kind: 'bars', id: '1', title: '1', note: '1', bars, table }] }),
    <EntriesPane
      model={makeModel({})}
      entries={{
        key: '1',
        entries: [workedEntry],
        why: ['1', '1'],
        reasons: [{ text: '1', isHold: true, log: 0, line: 1, place: '1' }],
      }}
      post={nothing}
    />,
  ];
}

/** Lists all texts that people see or hear in both webviews with a bundle, in order. */
export function renderTexts(bundle: Bundle): string[] {
  setLanguage(bundle, 'qps-ploc');
  return [...grid(), ...report()].flatMap((node) => {
    const markup = renderToString(node);
    const attributes = markup.match(/ (?:title|aria-label|placeholder)="[^"]*"/g) ?? [];
    return [
      ...attributes.map((attribute) => attribute.slice(attribute.indexOf('"'))),
      ...(markup.match(/>[^<]+/g) ?? []),
    ];
  });
}
