import { useState } from 'preact/hooks';
import type { PanelModel } from '../panelModel';
import type { RememberedView } from '../rememberedView';
import { fitWidths } from './columns';

export interface ColumnWidths {
  /** Style properties with the width of each column. The style sheet lays out the columns by them. */
  readonly style: Record<string, string>;
  readonly setWidth: (name: string, pixels: number) => void;
  /** Fits a column to the lines at hand. */
  readonly fitWidth: (name: string) => void;
}

/** The widths of the columns: those that a person has set, and for the others those that fit the first lines. */
export function useColumnWidths(
  { state: { columns }, window }: PanelModel,
  remembered: RememberedView,
  onRemember: (part: Partial<RememberedView>) => void,
): ColumnWidths {
  const [widths, setWidths] = useState(remembered.widths);
  const [fitted, setFitted] = useState(() => fitWidths(columns, window.lines));
  const change = (changed: RememberedView['widths']): void => {
    setWidths(changed);
    onRemember({ widths: changed });
  };
  return {
    style: getWidthStyle(columns, fitted, widths),
    setWidth: (name, pixels) => change({ ...widths, [name]: pixels }),
    fitWidth: (name) => {
      setFitted(fitWidths(columns, window.lines));
      change(Object.fromEntries(Object.entries(widths).filter(([other]) => other !== name)));
    },
  };
}

function getWidthStyle(
  columns: readonly string[],
  fitted: readonly number[],
  widths: RememberedView['widths'],
): Record<string, string> {
  return Object.fromEntries(
    columns.map((name, column) => {
      const pixels = widths[name];
      const width =
        pixels === undefined ? `calc(${fitted[column] ?? 8} * var(--figure-width) + var(--cell-space))` : `${pixels}px`;
      return [`--width-${column}`, width];
    }),
  );
}
