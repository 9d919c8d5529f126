import type { ReportPanelLine } from '../../../protocol/reportMessages';
import { getContentHeight, getLineTop, type LineRange, type VirtualList } from '../../shared/virtualLines';
import { getLine, type PanelModel } from '../panelModel';
import { isSamePatient } from './columns';
import { PlaceholderRow, ReportRow } from './reportRow';

interface TableLinesProps {
  readonly model: PanelModel;
  readonly list: VirtualList;
  readonly drawn: LineRange;
  readonly scrollTop: number;
  readonly activeIndex: number | undefined;
  readonly onReveal: (line: ReportPanelLine, index: number) => void;
  readonly onEntries: (key: string) => void;
}

/** The lines of a range. Lines that the host hasn't sent yet are placeholders. */
export function TableLines({ model, list, drawn, scrollTop, activeIndex, onReveal, onEntries }: TableLinesProps) {
  const { state, window, changed, entries } = model;
  return (
    <div role="rowgroup" class="lines" style={{ height: `${getContentHeight(list)}px` }}>
      {getIndices(drawn).map((index) => {
        const line = getLine(window, index);
        const top = getLineTop(list, index, scrollTop);
        return line ? (
          <ReportRow
            key={line.key}
            line={line}
            index={index}
            top={top}
            columns={state.columns}
            continuesPatient={isSamePatient(state.columns, line, getLine(window, index - 1))}
            isActive={index === activeIndex}
            isChanged={changed.has(line.key)}
            hasEntriesShown={entries?.key === line.key}
            onReveal={onReveal}
            onEntries={onEntries}
          />
        ) : (
          <PlaceholderRow key={`placeholder ${index}`} index={index} top={top} />
        );
      })}
    </div>
  );
}

function getIndices({ start, end }: LineRange): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, place) => start + place);
}
