import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelChoice, ReportPanelLine } from '../../../protocol/reportMessages';
import {
  getContentHeight,
  getLineTop,
  getScrollTop,
  getScrollTopToShow,
  getVisibleLines,
  widenRange,
} from '../../shared/virtualLines';
import type { LineRange, VirtualList } from '../../shared/virtualLines';
import { getLinesToRequest } from './askedLines';
import { fitWidths, isSamePatient } from './columns';
import { getLineAfterKey } from './lineKeys';
import { findLineIndex, getLine, type PanelModel } from '../panelModel';
import type { RememberedView } from '../rememberedView';
import { AwaitedRow, ReportRow, getRowId } from './reportRow';
import { TableHead } from './tableHead';
import { useScroller, type Scroller } from './useScroller';
import { t } from '../../../text/text';

/** Two lines of text and their space; the style sheet has the same figure. */
const LINE_HEIGHT = 46;
/** Drawn beyond the lines in view, so that scrolling never shows an edge. */
const DRAWN_BEYOND = 6;

interface ReportTableProps {
  readonly model: PanelModel;
  /** How the table was last looked at; read once, when the table comes up. */
  readonly remembered: RememberedView;
  readonly onRemember: (part: Partial<RememberedView>) => void;
  readonly onAsk: (range: LineRange) => void;
  readonly onReveal: (key: string) => void;
  /** Shows the entries of a line, or hides them when they are shown. */
  readonly onEntries: (key: string) => void;
  readonly onOrder: (order: PanelChoice['order']) => void;
}

/**
 * The lines of the report. Only those in view are in the document; the host is asked for a window around them. The table as
 * a whole holds the keyboard's focus and names its active row, as rows come and go with scrolling.
 */
export function ReportTable(props: ReportTableProps) {
  const { model, remembered, onRemember, onAsk, onReveal, onEntries, onOrder } = props;
  const { state, window, changed, entries } = model;
  const { columns, lineCount } = state;
  const [active, setActive] = useState<ActiveLine>();
  const [widths, setWidths] = useState(remembered.widths);
  const [fitted, setFitted] = useState(() => fitWidths(columns, window.lines));
  const scroller = useScroller(remembered, onRemember);
  const list: VirtualList = { lineCount, lineHeight: LINE_HEIGHT, viewHeight: scroller.viewHeight };
  const inView = getVisibleLines(list, scroller.scrollTop);
  const activeIndex = active && (findLineIndex(window, active.key) ?? Math.min(active.index, lineCount - 1));

  useAskedLines(inView, model, onAsk);
  useSteadyScroll(model, list, inView, scroller);

  const activate = (index: number): void => {
    setActive({ index, key: getLine(window, index)?.key ?? '' });
    scroller.scrollTo(getScrollTopToShow(list, index, scroller.scrollTop));
  };
  const reveal = (line: ReportPanelLine, index: number): void => {
    setActive({ index, key: line.key });
    onReveal(line.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys pressed on a button of the head are the button's.
    if (event.altKey || event.metaKey || event.shiftKey || event.target !== event.currentTarget) {
      return;
    }
    const line = activeIndex === undefined ? undefined : getLine(window, activeIndex);
    if ((event.key === 'Enter' || event.key === ' ') && line && activeIndex !== undefined) {
      event.preventDefault();
      reveal(line, activeIndex);
      return;
    }
    if (event.key === 'e' && line && !event.ctrlKey) {
      event.preventDefault();
      onEntries(line.key);
      return;
    }
    const next = getLineAfterKey(event.key, activeIndex, inView, lineCount);
    if (next !== undefined) {
      event.preventDefault();
      activate(next);
    }
  };
  const setWidth = (name: string, pixels: number): void => {
    const changedWidths = { ...widths, [name]: pixels };
    setWidths(changedWidths);
    onRemember({ widths: changedWidths });
  };
  const fitWidth = (name: string): void => {
    const others = Object.fromEntries(Object.entries(widths).filter(([other]) => other !== name));
    setFitted(fitWidths(columns, window.lines));
    setWidths(others);
    onRemember({ widths: others });
  };

  const drawn = widenRange(inView, DRAWN_BEYOND, lineCount);
  const isActiveDrawn = activeIndex !== undefined && activeIndex >= drawn.start && activeIndex < drawn.end;
  return (
    <div
      ref={scroller.element}
      class="table"
      role="grid"
      tabIndex={0}
      aria-label={t`Billing report lines. Enter shows a line's rows in the log, E its entries.`}
      aria-rowcount={lineCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isActiveDrawn ? getRowId(activeIndex) : undefined}
      onScroll={scroller.onScroll}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // A click makes its own line active.
        if (activeIndex === undefined && lineCount > 0 && event.currentTarget.matches(':focus-visible')) {
          setActive({ index: inView.start, key: getLine(window, inView.start)?.key ?? '' });
        }
      }}
    >
      <div class="table-content" style={columnWidths(columns, fitted, widths)}>
        <TableHead columns={columns} order={state.choice.order} onOrder={onOrder} onWidth={setWidth} onFit={fitWidth} />
        <div role="rowgroup" class="lines" style={{ height: `${getContentHeight(list)}px` }}>
          {indices(drawn).map((index) => {
            const line = getLine(window, index);
            const top = getLineTop(list, index, scroller.scrollTop);
            return line ? (
              <ReportRow
                key={line.key}
                line={line}
                index={index}
                top={top}
                columns={columns}
                continuesPatient={isSamePatient(columns, line, getLine(window, index - 1))}
                isActive={index === activeIndex}
                isChanged={changed.has(line.key)}
                hasEntriesShown={entries?.key === line.key}
                onReveal={reveal}
                onEntries={onEntries}
              />
            ) : (
              <AwaitedRow key={`awaited ${index}`} index={index} top={top} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** By key, so that it stays with its line when others come and go; by index while the host has not given the line. */
interface ActiveLine {
  readonly key: string;
  readonly index: number;
}

/** Asks for the lines around those in view whenever the window asked for last does not reach. */
function useAskedLines(inView: LineRange, { state, window }: PanelModel, onAsk: (range: LineRange) => void): void {
  const asked = useRef<LineRange>({ start: window.start, end: window.start + window.lines.length });
  useLayoutEffect(() => {
    const next = getLinesToRequest(inView, state.lineCount, asked.current);
    if (next) {
      asked.current = next;
      onAsk(next);
    }
  });
}

/** Keeps the first line in view where it is when lines come and go above it. */
function useSteadyScroll({ window }: PanelModel, list: VirtualList, inView: LineRange, scroller: Scroller): void {
  const first = useRef<ActiveLine | undefined>(undefined);
  useLayoutEffect(() => {
    const was = first.current;
    const now = was === undefined ? undefined : findLineIndex(window, was.key);
    // At the very top the person looks at the beginning of the report, not at a line.
    if (was && now !== undefined && now !== was.index && scroller.scrollTop > 0) {
      scroller.scrollTo(scroller.scrollTop + getScrollTop(list, now) - getScrollTop(list, was.index));
    }
  }, [window]);
  useLayoutEffect(() => {
    const key = getLine(window, inView.start)?.key;
    first.current = key === undefined ? undefined : { key, index: inView.start };
  });
}

/** The style sheet lays the columns out by these variables. */
function columnWidths(
  columns: readonly string[],
  fitted: readonly number[],
  widths: Readonly<Record<string, number>>,
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

function indices({ start, end }: LineRange): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, place) => start + place);
}
