import type { MinutesPreview } from '../../../sheet/minutesPreview';
import { Icon } from '../../shared/icons';
import { t } from '../../../text/text';

/** The totals of the month with the minutes that are being typed. */
export function MonthPreview({ preview }: { readonly preview: MinutesPreview }) {
  const { month, before, after, codes, next, isEarned, earnsMore } = preview;
  return (
    <div class="month-preview" role="status">
      <span class="preview-month">{month}</span>
      <span class="preview-sum">
        {before} → <strong>{after}</strong>
      </span>
      <span class={isEarned ? 'codes earned' : 'codes'}>
        {earnsMore && <Icon name="tick" label={t`newly earned`} />}
        {codes}
      </span>
      {next !== '' && <span class="preview-next">{next}</span>}
    </div>
  );
}
