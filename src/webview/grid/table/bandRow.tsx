import type { GridBand } from '../../../protocol/gridMessages';
import { counted } from '../../../wording/figureWords';
import { Icon } from '../../shared/icons';
import { t } from '../../../text/text';

interface BandRowProps {
  readonly id: string;
  readonly band: GridBand;
  readonly index: number;
  readonly columnCount: number;
  readonly isSelected: boolean;
  readonly onFold: (index: number) => void;
}

/** The head of a patient-month. What it says stays in view however far the columns are scrolled. */
export function BandRow({ id, band, index, columnCount, isSelected, onFold }: BandRowProps) {
  const isMonth = band.month !== '';
  // A month that can earn nothing has its reason in both places: it is said where what is missing is looked for.
  const saysWhyNot = band.next === band.monthKind;
  return (
    <div
      class={isSelected ? 'row band selected-row' : 'row band'}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
    >
      <div
        id={id}
        class={isSelected ? 'band-cell selected' : 'band-cell'}
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columnCount + 1}
        aria-selected={isSelected}
        aria-expanded={!band.isFolded}
      >
        <div class="band-text">
          <span
            class={band.isFolded ? 'fold folded' : 'fold'}
            title={band.isFolded ? t`Unfold (Enter)` : t`Fold (Enter)`}
            aria-hidden="true"
            onClick={() => onFold(index)}
          >
            <Icon name="fold" />
          </span>
          <span class="band-title" title={band.title}>
            {band.title}
          </span>
          {band.mrn !== '' && (
            <span class="band-mrn" title={t`MRN ${band.mrn}`}>
              {shortMrn(band.mrn)}
            </span>
          )}
          {isMonth && <span class="band-month">{band.month}</span>}
          {isMonth && (
            <span class="band-kind" title={saysWhyNot ? undefined : band.monthKind}>
              {saysWhyNot ? '' : band.monthKind}
            </span>
          )}
          {isMonth && <span class="band-minutes">{band.minutes}</span>}
          {isMonth && (
            <span class="band-codes" title={band.why}>
              <span class={band.isEarned ? 'codes earned' : 'codes'}>
                {band.isEarned && <Icon name="tick" />}
                {band.codes}
              </span>
            </span>
          )}
          <span class="band-next" title={band.next}>
            {band.next}
          </span>
          {isMonth && <span class="band-entries">{counted(band.entryCount, 'entry')}</span>}
          {band.leftOutCount > 0 && (
            <span class="band-left-out" title={t`${band.leftOutCount} left out`}>
              <Icon name="leftOut" tone="error" />
              <span class="long-text">{t`${band.leftOutCount} left out`}</span>
              <span class="short-text">{band.leftOutCount}</span>
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

/** The beginning of a long MRN, enough to tell patients of one name apart. */
function shortMrn(mrn: string): string {
  return mrn.length > 12 ? `${mrn.slice(0, 8)}…` : mrn;
}
