import { render } from 'preact';
import type { HostToReport, ReportToHost } from '../../protocol/reportMessages';
import { connectHost } from '../shared/vscodeApi';
import { setPageLanguage } from '../shared/words';
import { applyMessage, isSameReport, clearChanged, clearEntries, type PanelModel } from './panelModel';
import { ReportPanel } from './reportPanel';
import { readRememberedView, type StoredView } from './rememberedView';
import './report.css';

/** How long a changed line is marked; the style sheet's animation ends before. */
const MARKED_MS = 1600;
/** Scrolling says where it is many times a second; what is kept need not. */
const KEEP_MS = 250;

setPageLanguage();
const host = connectHost<ReportToHost, HostToReport>();
let view: StoredView = readRememberedView(host.getState());
let model: PanelModel | undefined;
let keeping: ReturnType<typeof setTimeout> | undefined;
let marking: ReturnType<typeof setTimeout> | undefined;

/** Keeps how the person looks at the report: at the end of a burst of scrolling or pulling. */
function remember(part: Partial<StoredView>): void {
  view = { ...view, ...part };
  clearTimeout(keeping);
  keeping = setTimeout(() => host.setState(view), KEEP_MS);
}

/** Keeps at once what the panel is brought back by: a window that closes in this moment must not lose the panel. */
function rememberNow(part: Partial<StoredView>): void {
  clearTimeout(keeping);
  view = { ...view, ...part };
  host.setState(view);
}

function post(message: ReportToHost): void {
  if (message.type === 'requestEntries' && message.key === '' && model) {
    model = clearEntries(model);
    show();
  }
  host.post(message);
}

function show(): void {
  render(<ReportPanel model={model} remembered={view} onRemember={remember} post={post} />, document.body);
}

function unmarkLater(): void {
  clearTimeout(marking);
  if (model && model.changed.size > 0) {
    marking = setTimeout(() => {
      model = model && clearChanged(model);
      show();
    }, MARKED_MS);
  }
}

host.listen((message) => {
  const before = model;
  model = applyMessage(model, message);
  if (message.type === 'state') {
    const { uris, choice, view: seen } = message.state;
    const isOther = before !== undefined && !isSameReport(before.state, message.state);
    // Another report begins at its top.
    rememberNow({ uris: [...uris], choice, view: seen, ...(isOther ? { scrollTop: 0 } : {}) });
    unmarkLater();
  }
  show();
});
show();
host.post({ type: 'ready' });
