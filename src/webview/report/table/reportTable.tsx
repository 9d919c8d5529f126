import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelChoice, ReportPanelLine } from '../../../protocol/reportMessages';
import type { DecisionKind } from '../../../report/claims/claimEvent';
import { canDecide, DECISIONS } from '../decisionButtons';
import { t } from '../../../text/text';
import {
  getScrollTopToShow,
  getVisibleLines,
  widenRange,
  type LineRange,
  type VirtualList,
} from '../../shared/virtualLines';
import { findLineIndex, getLine, type PanelModel } from '../panelModel';
import type { RememberedView } from '../rememberedView';
import { getLineAfterKey } from './lineKeys';
import { getLinesToRequest } from './lineRequests';
import { getRowId } from './reportRow';
import { TableHead } from './tableHead';
import { TableLines } from './tableLines';
import { useColumnWidths } from './useColumnWidths';
import { useScrollAnchor, type LineRef } from './useScrollAnchor';
import { useScroller, type Scroller } from './useScroller';

/** Height in pixels of two lines of text and their spacing. The style sheet has the same height. */
const LINE_HEIGHT = 46;
/** Lines drawn beyond the view, so that scrolling never shows an edge. */
const DRAWN_BEYOND = 6;

interface ReportTableProps {
  readonly model: PanelModel;
  /** The view to return to. It's read once, when the table opens. */
  readonly remembered: RememberedView;
  readonly onRemember: (part: Partial<RememberedView>) => void;
  readonly onRequest: (range: LineRange) => void;
  readonly onReveal: (key: string) => void;
  /** Shows the entries of a line, or hides them if they are shown. */
  readonly onEntries: (key: string) => void;
  /** Requests the next claim to look at after a line. */
  readonly onNextClaim: (after: string) => void;
  /** Records a person's decision about the claim of a line. */
  readonly onDecide: (decision: DecisionKind, key: string) => void;
  readonly onOrder: (order: PanelChoice['order']) => void;
}

/**
 * The lines of the report. Only those in view are in the document, and the host sends a window around them. Because rows come
 * and go while scrolling, the table has the keyboard focus and names its active row.
 */
export function ReportTable(props: ReportTableProps) {
  const { model, remembered, onRemember, onRequest, onEntries, onOrder } = props;
  const { columns, lineCount } = model.state;
  const widths = useColumnWidths(model, remembered, onRemember);
  const scroller = useScroller(remembered, onRemember);
  const list: VirtualList = { lineCount, lineHeight: LINE_HEIGHT, viewHeight: scroller.viewHeight };
  const inView = getVisibleLines(list, scroller.scrollTop);
  const active = useActiveLine(props, list, scroller);
  useShownClaim(model, active, scroller);
  useRequestedLines(inView, model, onRequest);
  useScrollAnchor(model, list, inView, scroller);

  const drawn = widenRange(inView, DRAWN_BEYOND, lineCount);
  const { index } = active;
  const isActiveDrawn = index !== undefined && index >= drawn.start && index < drawn.end;
  return (
    <div
      ref={scroller.element}
      class="table"
      role="grid"
      tabIndex={0}
      aria-label={t`Billing report lines. Press Enter to show a line's rows in the log, E to show its entries, or N for the next claim to look at. To decide about its claim, press A to approve, H to hold, R to release, or W to withdraw.`}
      aria-rowcount={lineCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isActiveDrawn ? getRowId(index) : undefined}
      onScroll={scroller.onScroll}
      onKeyDown={(event) => onTableKey(event, props, active, inView)}
      onFocus={(event) => {
        // A click makes its own line active.
        if (index === undefined && lineCount > 0 && event.currentTarget.matches(':focus-visible')) {
          active.setActive(inView.start);
        }
      }}
    >
      <div class="table-content" style={widths.style}>
        <TableHead
          columns={columns}
          order={model.state.choice.order}
          onOrder={onOrder}
          onWidth={widths.setWidth}
          onFit={widths.fitWidth}
        />
        <TableLines
          model={model}
          list={list}
          drawn={drawn}
          scrollTop={scroller.scrollTop}
          activeIndex={index}
          onReveal={active.reveal}
          onEntries={onEntries}
        />
      </div>
    </div>
  );
}

interface ActiveLine {
  /** Index of the active line, or undefined while there is none. */
  readonly index: number | undefined;
  readonly setActive: (index: number) => void;
  /** Makes a line active and scrolls it into view. */
  readonly moveTo: (index: number, key?: string) => void;
  /** Makes a line active and shows its rows in the log. */
  readonly reveal: (line: ReportPanelLine, index: number) => void;
}

function useActiveLine({ model, onReveal }: ReportTableProps, list: VirtualList, scroller: Scroller): ActiveLine {
  const { window } = model;
  const [active, setActive] = useState<LineRef>();
  const setActiveIndex = (index: number): void => setActive({ index, key: getLine(window, index)?.key ?? '' });
  return {
    index: active && (findLineIndex(window, active.key) ?? Math.min(active.index, model.state.lineCount - 1)),
    setActive: setActiveIndex,
    moveTo: (index, key) => {
      setActive({ index, key: key ?? getLine(window, index)?.key ?? '' });
      scroller.scrollTo(getScrollTopToShow(list, index, scroller.scrollTop));
    },
    reveal: (line, index) => {
      setActive({ index, key: line.key });
      onReveal(line.key);
    },
  };
}

function onTableKey(
  event: KeyboardEvent,
  { model, onEntries, onNextClaim, onDecide }: ReportTableProps,
  { index, reveal, moveTo }: ActiveLine,
  inView: LineRange,
): void {
  // A button of the head handles the keys that are pressed on it.
  if (event.altKey || event.metaKey || event.shiftKey || event.target !== event.currentTarget) {
    return;
  }
  const line = index === undefined ? undefined : getLine(model.window, index);
  if ((event.key === 'Enter' || event.key === ' ') && line && index !== undefined) {
    event.preventDefault();
    reveal(line, index);
    return;
  }
  if (event.key === 'e' && line && !event.ctrlKey) {
    event.preventDefault();
    onEntries(line.key);
    return;
  }
  const decision = DECISIONS.find(({ key }) => key === event.key);
  if (decision && line && !event.ctrlKey && canDecide(line, decision.kind)) {
    event.preventDefault();
    onDecide(decision.kind, line.key);
    return;
  }
  if (event.key === 'n' && !event.ctrlKey) {
    event.preventDefault();
    onNextClaim(line?.key ?? '');
    return;
  }
  const next = getLineAfterKey(event.key, index, inView, model.state.lineCount);
  if (next !== undefined) {
    event.preventDefault();
    moveTo(next);
  }
}

/** Makes the claim active that the host has found, and gives the table the focus for the next key. */
function useShownClaim({ shownClaim }: PanelModel, { moveTo }: ActiveLine, { element }: Scroller): void {
  const done = useRef(shownClaim);
  useLayoutEffect(() => {
    if (shownClaim && done.current !== shownClaim) {
      done.current = shownClaim;
      // The focus makes the first line active if none is, so it comes before the claim.
      element.current?.focus();
      moveTo(shownClaim.index, shownClaim.key);
    }
  });
}

/** Requests the lines around those in view whenever the last requested window doesn't include enough of them. */
function useRequestedLines(
  inView: LineRange,
  { state, window }: PanelModel,
  onRequest: (range: LineRange) => void,
): void {
  const requested = useRef<LineRange>({ start: window.start, end: window.start + window.lines.length });
  useLayoutEffect(() => {
    const next = getLinesToRequest(inView, state.lineCount, requested.current);
    if (next) {
      requested.current = next;
      onRequest(next);
    }
  });
}
