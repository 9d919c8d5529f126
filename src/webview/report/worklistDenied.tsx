import type { PanelDenied } from '../../protocol/claimMessages';
import type { ReportToHost } from '../../protocol/reportMessages';
import { t } from '../../text/text';
import { LineLink, PatientLink } from './links';

interface DeniedLinesProps {
  readonly denied: readonly PanelDenied[];
  /** How many more there are. */
  readonly more: number;
  readonly post: (message: ReportToHost) => void;
}

/** The lines of claims that payers denied, with the payer's reason. */
export function DeniedLines({ denied, more, post }: DeniedLinesProps) {
  return (
    <>
      <p>{t`Approve the claim to send it again as a replacement, or hold it to leave it as denied.`}</p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t`Patient`}</th>
            <th scope="col">{t`Month`}</th>
            <th scope="col">{t`Denied`}</th>
            <th scope="col">{t`Reason`}</th>
            <th scope="col">{t`Denied on`}</th>
            <th scope="col">{t`Claim number`}</th>
            <th scope="col">{t`Location`}</th>
          </tr>
        </thead>
        <tbody>
          {denied.map(({ key, patient, month, codes, reason, deniedOn, claimNumber, at }) => (
            <tr key={`${patient} ${month} ${codes} ${claimNumber}`}>
              <td class="whole">{key === '' ? patient : <PatientLink line={key} patient={patient} post={post} />}</td>
              <td class="whole">{month}</td>
              <td class="whole">{codes}</td>
              <td>{reason}</td>
              <td class="whole">{deniedOn}</td>
              <td class="whole">{claimNumber}</td>
              <td>{at && <LineLink log={at.log} line={at.line} place={at.place} post={post} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="muted">{t`More denied lines: ${more}. Filter by month to see them.`}</p>}
    </>
  );
}
