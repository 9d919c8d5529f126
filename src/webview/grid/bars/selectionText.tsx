import type { SelectionFigures } from '../../../sheet/selectionFigures';
import { t } from '../../../text/text';

/** The figures of the selected cells, as in the status bar of a spreadsheet. */
export function SelectionText({ figures: { count, numbers } }: { readonly figures: SelectionFigures }) {
  const parts: [name: string, value: string][] = [
    [t`Count`, count.toLocaleString('en-US')],
    ...(numbers
      ? ([
          [t`Sum`, numbers.sum],
          [t`Average`, numbers.average],
          [t`Least`, numbers.least],
          [t`Most`, numbers.most],
        ] as [string, string][])
      : []),
  ];
  return (
    <div class="value selection-figures" role="status" aria-label={t`Figures of the selected cells`}>
      {parts.map(([name, value]) => (
        <span key={name}>
          <span class="column-name">{name}</span> {value}
        </span>
      ))}
    </div>
  );
}
