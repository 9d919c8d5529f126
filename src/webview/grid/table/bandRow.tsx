import type { GridBand } from '../../../protocol/gridMessages';
import { counted } from '../../../wording/figureWords';
import { Icon } from '../../shared/icons';
import { StateMark } from '../../shared/stateMark';
import { t } from '../../../text/text';

interface BandRowProps {
  readonly id: string;
  readonly band: GridBand;
  readonly index: number;
  readonly columnCount: number;
  readonly isSelected: boolean;
  readonly onFold: (index: number) => void;
}

/** The band of a patient-month. Its text stays in view when the columns scroll. */
export function BandRow({ id, band, index, columnCount, isSelected, onFold }: BandRowProps) {
  const isMonth = band.month !== '';
  // For a month that can't earn a code, both fields have the reason. It's shown once, as what's next.
  const isReasonInNext = band.next === band.monthKind;
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
              {shortenMrn(band.mrn)}
            </span>
          )}
          {isMonth && <span class="band-month">{band.month}</span>}
          {isMonth && (
            <span class="band-kind" title={isReasonInNext ? undefined : band.monthKind}>
              {isReasonInNext ? '' : band.monthKind}
            </span>
          )}
          {isMonth && <span class="band-minutes">{band.minutes}</span>}
          {isMonth && (
            <span class="band-codes" title={band.why}>
              <span class={band.isEarned ? 'codes earned' : 'codes'}>
                <StateMark state={band.state} label={band.stateName} />
                {band.codes}
              </span>
            </span>
          )}
          <span class="band-next" title={band.next}>
            {band.next}
          </span>
          {isMonth && <span class="band-entries">{counted(band.entryCount, 'entry')}</span>}
          {band.unplaced !== '' && (
            <span class="band-left-out" title={band.why === '' ? band.unplaced : band.why}>
              <Icon name="warning" tone="warning" label={band.unplaced} />
              <span class="long-text">{band.unplaced}</span>
            </span>
          )}
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

/** Returns the beginning of a long MRN, which is enough to distinguish patients with the same name. */
function shortenMrn(mrn: string): string {
  return mrn.length > 12 ? `${mrn.slice(0, 8)}…` : mrn;
}
