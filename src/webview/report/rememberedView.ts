/**
 * What outlives the page when the panel is hidden: how the person looked at the report. Never what it says: patients' data is
 * asked of the host anew.
 */
export interface RememberedView {
  readonly month: string;
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** Pixels by column name, of those the person has set. */
  readonly widths: Readonly<Record<string, number>>;
}

const FRESH_VIEW: RememberedView = { month: '', scrollTop: 0, scrollLeft: 0, widths: {} };

/** Reads what was kept, whatever it is: it may come from an older version. */
export function readRememberedView(kept: unknown): RememberedView {
  if (typeof kept !== 'object' || kept === null) {
    return FRESH_VIEW;
  }
  const fields = new Map<string, unknown>(Object.entries(kept));
  const month = fields.get('month');
  const widths = fields.get('widths');
  return {
    month: typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) ? month : '',
    scrollTop: pixels(fields.get('scrollTop')) ?? 0,
    scrollLeft: pixels(fields.get('scrollLeft')) ?? 0,
    widths: Object.fromEntries(
      (typeof widths === 'object' && widths !== null ? Object.entries(widths) : []).flatMap(([name, width]) => {
        const read = pixels(width);
        return read === undefined ? [] : [[name, read]];
      }),
    ),
  };
}

function pixels(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
