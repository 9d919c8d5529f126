import type { SavedPanel } from '../../protocol/reportMessages';

/**
 * What outlives the page when the panel is hidden or VS Code is closed: which logs, how the person looked at the report. Never
 * what it says: patients' data is asked of the host anew.
 */
export interface RememberedView {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** Pixels by column name, of those the person has set. */
  readonly widths: Readonly<Record<string, number>>;
}

/** What is kept: the part the host brings the panel back by, and the part that is the page's own. */
export type StoredView = RememberedView & Partial<SavedPanel>;

const DEFAULT_VIEW: RememberedView = { scrollTop: 0, scrollLeft: 0, widths: {} };

/** Reads what was kept, whatever it is: it may come from an older version. */
export function readRememberedView(kept: unknown): RememberedView {
  if (typeof kept !== 'object' || kept === null) {
    return DEFAULT_VIEW;
  }
  const fields = new Map<string, unknown>(Object.entries(kept));
  const widths = fields.get('widths');
  return {
    scrollTop: readPixels(fields.get('scrollTop')) ?? 0,
    scrollLeft: readPixels(fields.get('scrollLeft')) ?? 0,
    widths: Object.fromEntries(
      (typeof widths === 'object' && widths !== null ? Object.entries(widths) : []).flatMap(([name, width]) => {
        const read = readPixels(width);
        return read === undefined ? [] : [[name, read]];
      }),
    ),
  };
}

function readPixels(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
