import type { SavedPanel } from '../../protocol/reportMessages';

/**
 * The scroll position and the column widths. They are stored while the panel is hidden or VS Code is closed. Never the contents
 * of the report, because patient data must not be written to disk.
 */
export interface RememberedView {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** The widths in pixels that a person has set, by column name. */
  readonly widths: Readonly<Record<string, number>>;
}

/** What is stored: the part from which the host restores the panel, and the part that only the page uses. */
export type StoredView = RememberedView & Partial<SavedPanel>;

const DEFAULT_VIEW: RememberedView = { scrollTop: 0, scrollLeft: 0, widths: {} };

/** Reads a stored view. An older version may have written it, so any value is possible. */
export function readRememberedView(stored: unknown): RememberedView {
  if (typeof stored !== 'object' || stored === null) {
    return DEFAULT_VIEW;
  }
  const fields = new Map<string, unknown>(Object.entries(stored));
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
