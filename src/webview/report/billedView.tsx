import type { PanelBatch, PanelBilled, PanelNewClaim } from '../../protocol/claimMessages';
import type { ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { PatientLink } from './links';
import { t } from '../../text/text';

interface BilledViewProps {
  readonly billed: PanelBilled;
  readonly post: (message: ReportToHost) => void;
}

/** What would go out now, as a preview of the export, and what went out, by batch. */
export function BilledView({ billed, post }: BilledViewProps) {
  const { damage, plan, canExport, claims, more, waiting, batches } = billed;
  return (
    <div class="view-scroll" role="tabpanel" aria-label={t`Billed`}>
      <section class="worklist-part">
        <h2>{t`New charges`}</h2>
        {damage !== '' && (
          <p>
            <Icon name="error" tone="error" /> {damage}
          </p>
        )}
        <p>{plan}</p>
        {waiting.map((sentence) => (
          <p key={sentence} class="muted">
            {sentence}
          </p>
        ))}
        {claims.length > 0 && <NewClaims claims={claims} post={post} />}
        {more > 0 && <p class="muted">{t`More claims: ${more}. The file has all of them.`}</p>}
        <p class="billed-export">
          <button
            type="button"
            class="button"
            disabled={!canExport}
            title={t`Write these charges to a file, and record that they went out`}
            onClick={() => post({ type: 'exportNewCharges' })}
          >
            {t`Export New Charges`}
          </button>
        </p>
      </section>
      <section class="worklist-part">
        <h2>{t`Billed`}</h2>
        {batches.length === 0 && <p class="muted">{t`No charges are recorded as billed yet.`}</p>}
        {batches.map((batch) => (
          <BatchLines key={batch.name} batch={batch} post={post} />
        ))}
      </section>
    </div>
  );
}

function NewClaims({ claims, post }: { readonly claims: readonly PanelNewClaim[] } & Pick<BilledViewProps, 'post'>) {
  return (
    <div class="caseload-scroll">
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t`Claim`}</th>
            <th scope="col">{t`Patient`}</th>
            <th scope="col">{t`Month`}</th>
            <th scope="col">{t`Codes`}</th>
            <th scope="col">{t`Date of service`}</th>
            <th scope="col">{t`Payer`}</th>
            <th scope="col">{t`What changed`}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map(({ key, kind, patient, month, codes, dateOfService, payer, change }) => (
            <tr key={`${key} ${kind}`}>
              <td class="whole">{kind}</td>
              <td class="whole">
                <PatientLink line={key} patient={patient} post={post} />
              </td>
              <td class="whole">{month}</td>
              <td class="whole">{codes}</td>
              <td class="whole">{dateOfService}</td>
              <td class="whole">{payer}</td>
              <td>{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BatchLines({ batch, post }: { readonly batch: PanelBatch } & Pick<BilledViewProps, 'post'>) {
  const { name, date, size, paid, states, lines, more } = batch;
  return (
    <details class="claim-list">
      <summary>
        {[date, name, size, states].join(' · ')}
        {paid !== '' && ` · ${t`${paid} paid`}`}
      </summary>
      <div class="caseload-scroll">
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t`Patient`}</th>
              <th scope="col">{t`Month`}</th>
              <th scope="col">{t`Date of service`}</th>
              <th scope="col">{t`Code`}</th>
              <th scope="col" class="figure-cell">
                {t`Units`}
              </th>
              <th scope="col">{t`State`}</th>
              <th scope="col" class="figure-cell">
                {t`Paid`}
              </th>
              <th scope="col">{t`Reason`}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                <td class="whole">
                  <PatientLink line={line.key} patient={line.patient} post={post} />
                </td>
                <td class="whole">{line.month}</td>
                <td class="whole">{line.dateOfService}</td>
                <td class="whole">{line.code}</td>
                <td class="figure-cell">{line.units}</td>
                <td class="whole">{line.state}</td>
                <td class="figure-cell">{line.paid}</td>
                <td>{line.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="muted">{t`More lines: ${more}. The record of claims has all of them.`}</p>}
    </details>
  );
}
