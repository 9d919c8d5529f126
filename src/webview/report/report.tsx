import { render } from 'preact';
import type { HostToReport, ReportToHost } from '../../protocol/reportMessages';
import { connectHost } from '../shared/vscodeApi';
import { afterMessage, isSameReport, withoutChanged, type PanelModel } from './panelModel';
import { ReportPanel } from './reportPanel';
import { readRememberedView, type RememberedView } from './rememberedView';
import './report.css';

/** How long a changed line is marked; the style sheet's animation ends before. */
const MARKED_MS = 1600;
/** Scrolling says where it is many times a second; what is kept need not. */
const KEEP_MS = 250;

const host = connectHost<ReportToHost, HostToReport>();
let view: RememberedView = readRememberedView(host.kept());
let model: PanelModel | undefined;
let keeping: ReturnType<typeof setTimeout> | undefined;
let marking: ReturnType<typeof setTimeout> | undefined;
/** The month the person had chosen before the panel was hidden, until the host has it again. */
let monthToRestore = view.month;

function remember(part: Partial<RememberedView>): void {
  view = { ...view, ...part };
  clearTimeout(keeping);
  keeping = setTimeout(() => host.keep(view), KEEP_MS);
}

function show(): void {
  render(
    <ReportPanel model={model} remembered={view} onRemember={remember} post={(message) => host.post(message)} />,
    document.body,
  );
}

/** Whether the host has to be told the month first: it has none, and the one chosen before is still there. */
function restoresMonth({ state }: Extract<HostToReport, { type: 'state' }>): boolean {
  const month = monthToRestore;
  monthToRestore = '';
  if (month === '' || state.month !== '' || !state.months.some((candidate) => candidate.month === month)) {
    return false;
  }
  host.post({ type: 'chooseMonth', month });
  return true;
}

function unmarkLater(): void {
  clearTimeout(marking);
  if (model && model.changed.size > 0) {
    marking = setTimeout(() => {
      model = model && withoutChanged(model);
      show();
    }, MARKED_MS);
  }
}

host.listen((message) => {
  if (message.type === 'state' && restoresMonth(message)) {
    return;
  }
  const before = model;
  model = afterMessage(model, message);
  if (message.type === 'state') {
    const { month } = message.state;
    const isOther = before ? !isSameReport(before.state, message.state) : month !== view.month;
    // Another report begins at its top.
    remember(isOther ? { month, scrollTop: 0 } : { month });
    unmarkLater();
  }
  show();
});
show();
host.post({ type: 'ready' });
