import { render } from 'preact';
import type { HostToReport, ReportToHost } from '../../protocol/reportMessages';
import { connectHost } from '../shared/vscodeApi';
import { setPageLanguage } from '../shared/words';
import { applyMessage, isSameReport, clearChanged, clearEntries, type PanelModel } from './panelModel';
import { ReportPanel } from './reportPanel';
import { readRememberedView, type StoredView } from './rememberedView';
import './report.css';

/** How long a changed line is marked. The animation in the style sheet ends earlier. */
const MARKED_MS = 1600;
/** How long after the last scroll or resize the view is stored. */
const STORE_AFTER_MS = 250;

setPageLanguage();
const host = connectHost<ReportToHost, HostToReport>();
let view: StoredView = readRememberedView(host.getState());
let model: PanelModel | undefined;
let storing: ReturnType<typeof setTimeout> | undefined;
let marking: ReturnType<typeof setTimeout> | undefined;

/** Stores the view once a person no longer scrolls or resizes. */
function remember(part: Partial<StoredView>): void {
  view = { ...view, ...part };
  clearTimeout(storing);
  storing = setTimeout(() => host.setState(view), STORE_AFTER_MS);
}

/** Stores immediately what the panel is restored from, because the window can close at any time. */
function rememberNow(part: Partial<StoredView>): void {
  clearTimeout(storing);
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
    // Another report starts at its top.
    rememberNow({ uris: [...uris], choice, view: seen, ...(isOther ? { scrollTop: 0 } : {}) });
    unmarkLater();
  }
  show();
});
show();
host.post({ type: 'ready' });
