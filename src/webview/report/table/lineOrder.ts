import type { PanelChoice } from '../../../protocol/reportMessages';
import { REPORT_COLUMNS } from '../../../report/reportColumns';

/** Returns the order after a click on a column head: ascending, then descending, then the order of the report. */
export function getOrderAfterClick(name: string, order: PanelChoice['order']): PanelChoice['order'] {
  const column = REPORT_COLUMNS.find((candidate) => candidate === name);
  if (column === undefined || (order?.column === column && order.isDescending)) {
    return null;
  }
  return { column, isDescending: order?.column === column };
}
