import type { ReportPanelState } from '../../protocol/reportMessages';
import { grouped } from './wording';
import { t } from '../../text/text';

/** The totals of the lines shown, and the units to bill of each code. */
export function Figures({ totals }: { readonly totals: ReportPanelState['totals'] }) {
  return (
    <div class="figures">
      <dl class="figure-group" aria-label={t`Totals`}>
        <Figure name={t`Patients`} value={String(totals.patients)} />
        <Figure name={t`Patient-months`} value={String(totals.patientMonths)} />
        <Figure name={t`Billable months`} value={String(totals.billableMonths)} />
        <Figure name={t`Minutes`} value={totals.minutes} />
        {totals.estimate !== '' && <Figure name={t`Estimate`} value={totals.estimate} title={totals.estimateNote} />}
      </dl>
      <dl class="figure-group" aria-label={t`Units to bill`}>
        {totals.units.map(({ code, units }) => (
          <Figure key={code} name={code} value={String(units)} unit={units === 1 ? t`unit` : t`units`} />
        ))}
      </dl>
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly title?: string;
}

function Figure({ name, value, unit, title }: FigureProps) {
  return (
    <div class="figure" title={title}>
      <dt>{name}</dt>
      <dd>
        {grouped(value)}
        {unit !== undefined && <span class="unit"> {unit}</span>}
      </dd>
    </div>
  );
}
