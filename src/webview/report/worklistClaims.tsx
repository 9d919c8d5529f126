import type { PanelClaimReason, ReportToHost } from '../../protocol/reportMessages';
import { StateMark } from '../shared/stateMark';
import { LineLink, PatientLink } from './links';
import { counted } from './wording';
import { t } from '../../text/text';

interface ClaimsToLookAtProps {
  readonly claims: readonly PanelClaimReason[];
  readonly notices: readonly string[];
  readonly post: (message: ReportToHost) => void;
}

/** The reasons for which claims are held or checked, each with the list of its patient-months. */
export function ClaimsToLookAt({ claims, notices, post }: ClaimsToLookAtProps) {
  return (
    <>
      {claims.length === 0 && <p class="muted">{t`No claim is held or has to be checked.`}</p>}
      {claims.map((reason) => (
        <Reason key={`${reason.reason} ${reason.isHold}`} reason={reason} post={post} />
      ))}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </>
  );
}

function Reason({ reason: of, post }: { readonly reason: PanelClaimReason } & Pick<ClaimsToLookAtProps, 'post'>) {
  const { reason, title, isHold, count, claims, more } = of;
  return (
    <details class="claim-list">
      <summary>
        <StateMark state={isHold ? 'held' : 'check'} /> {isHold ? t`Held` : t`Check`}:{' '}
        {/\d/.test(reason) && <span class="reason-code">{reason}</span>} {title}, {counted(count, 'patient-month')}
      </summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t`Patient`}</th>
            <th scope="col">{t`Month`}</th>
            <th scope="col">{t`Earned`}</th>
            <th scope="col">{t`Location`}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map(({ key, patient, month, codes, log, line, place }) => (
            <tr key={key}>
              <td class="whole">
                <PatientLink line={key} patient={patient} post={post} />
              </td>
              <td class="whole">{month}</td>
              <td class="whole">{codes}</td>
              <td>
                <LineLink log={log} line={line} place={place} post={post} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="muted">{t`More patient-months: ${more}. Filter by month to see them.`}</p>}
    </details>
  );
}
