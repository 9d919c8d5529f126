import { PANEL_VIEWS, type PanelView } from '../../protocol/reportMessages';
import { type Phrase, phrase, formatPhrase, t } from '../../text/text';

const NAMES: Readonly<Record<PanelView, Phrase>> = {
  lines: phrase`Lines`,
  worklist: phrase`Worklist`,
  billed: phrase`Billed`,
  caseload: phrase`Caseload`,
  charts: phrase`Charts`,
};

interface ViewTabsProps {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
}

/** The tabs of the report's views. The arrow keys move between them, as in other tab lists. */
export function ViewTabs({ view, onView }: ViewTabsProps) {
  const go = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = PANEL_VIEWS[(PANEL_VIEWS.indexOf(view) + step + PANEL_VIEWS.length) % PANEL_VIEWS.length];
    if (step !== 0 && next) {
      event.preventDefault();
      onView(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
    }
  };
  return (
    <div class="view-tabs" role="tablist" aria-label={t`Report views`} onKeyDown={go}>
      {PANEL_VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          class="view-tab"
          data-view={one}
          aria-selected={one === view}
          tabIndex={one === view ? 0 : -1}
          onClick={() => onView(one)}
        >
          {formatPhrase(NAMES[one])}
        </button>
      ))}
    </div>
  );
}
