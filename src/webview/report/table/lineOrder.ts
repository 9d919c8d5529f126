import type { PanelChoice } from '../../../protocol/reportMessages';
import { REPORT_COLUMNS } from '../../../report/reportColumns';

/** Ascending, then descending, then the report's own order again. */
export function getOrderAfterClick(name: string, order: PanelChoice['order']): PanelChoice['order'] {
  const column = REPORT_COLUMNS.find((candidate) => candidate === name);
  if (column === undefined || (order?.column === column && order.isDescending)) {
    return null;
  }
  return { column, isDescending: order?.column === column };
}
