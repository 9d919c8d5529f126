import type { PanelMidpoint, PanelProblem, PanelWorklist, ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { LineLink, PatientLink } from './links';
import { DeniedLines } from './worklistDenied';
import { ClaimsToLookAt } from './worklistClaims';
import { ProgramTable, WordsToDecide } from './worklistWords';
import { t } from '../../text/text';
import { counted } from './wording';

interface WorklistViewProps {
  readonly worklist: PanelWorklist;
  readonly post: (message: ReportToHost) => void;
}

/** The problems to fix before submitting claims, and the patients who are closest to their next code. */
export function WorklistView({ worklist, post }: WorklistViewProps) {
  return (
    <div class="view-scroll" role="tabpanel" aria-label={t`Worklist`}>
      <section class="worklist-part">
        <h2>{t`Fix before submitting claims`}</h2>
        <ProblemsToFix toFix={worklist.toFix} post={post} />
        {worklist.moreToFix > 0 && (
          <p class="muted">{t`Not listed here: ${counted(worklist.moreToFix, 'problem')}. They follow as the list gets shorter.`}</p>
        )}
        {worklist.notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
      </section>
      <section class="worklist-part">
        <h2>{t`Claims to look at`}</h2>
        <ClaimsToLookAt claims={worklist.claims} notices={worklist.claimNotices} post={post} />
      </section>
      {worklist.denied.length > 0 && (
        <section class="worklist-part">
          <h2>{t`Denied by the payer`}</h2>
          <DeniedLines denied={worklist.denied} more={worklist.moreDenied} post={post} />
        </section>
      )}
      {worklist.words.length > 0 && (
        <section class="worklist-part">
          <h2>{t`Words to decide`}</h2>
          <WordsToDecide words={worklist.words} post={post} />
        </section>
      )}
      {worklist.programs.length > 0 && (
        <section class="worklist-part">
          <h2>{t`Minutes by program`}</h2>
          <ProgramTable programs={worklist.programs} />
        </section>
      )}
      {worklist.midpoint && (
        <section class="worklist-part">
          <h2>{t`More by the CPT midpoint`}</h2>
          <Midpoint midpoint={worklist.midpoint} post={post} />
        </section>
      )}
      <section class="worklist-part">
        <h2>{worklist.month === '' ? t`Closest to the next code` : t`Closest to the next code, ${worklist.month}`}</h2>
        <Nearest nearest={worklist.nearest} post={post} />
      </section>
    </div>
  );
}

function ProblemsToFix({ toFix, post }: Pick<PanelWorklist, 'toFix'> & Pick<WorklistViewProps, 'post'>) {
  if (toFix.length === 0) {
    return <p class="muted">{t`Nothing to fix. The log has no errors, warnings, or notices.`}</p>;
  }
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{t`Problem`}</th>
          <th scope="col">{t`Latest month`}</th>
          <th scope="col">{t`Look first at`}</th>
        </tr>
      </thead>
      <tbody>
        {toFix.map(({ code, severity, message, month, log, line, place }) => (
          <tr key={`${code} ${log} ${line} ${message}`}>
            <td class="after-icon">
              <Icon name={severity} tone={severity} label={getSeverityName(severity)} />{' '}
              <span class="reason-code">{code}</span> {message}
            </td>
            <td class="whole">{month}</td>
            <td>
              <LineLink log={log} line={line} place={place} post={post} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function getSeverityName(severity: PanelProblem['severity']): string {
  switch (severity) {
    case 'error':
      return t`Error`;
    case 'warning':
      return t`Warning`;
    case 'information':
      return t`Notice`;
  }
}

function Nearest({ nearest, post }: Pick<PanelWorklist, 'nearest'> & Pick<WorklistViewProps, 'post'>) {
  if (nearest.length === 0) {
    return <p class="muted">{t`No patient can earn another code in this month.`}</p>;
  }
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{t`Patient`}</th>
          <th scope="col">{t`Needed`}</th>
          <th scope="col" class="figure-cell">
            {t`So far`}
          </th>
          <th scope="col">{t`Earned`}</th>
        </tr>
      </thead>
      <tbody>
        {nearest.map(({ key, patient, minutes, codes, next }) => (
          <tr key={key}>
            <td class="whole">
              <PatientLink line={key} patient={patient} post={post} />
            </td>
            <td class="whole">{next}</td>
            <td class="figure-cell">{minutes}</td>
            <td class="whole">{codes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Midpoint({ midpoint, post }: { readonly midpoint: PanelMidpoint } & Pick<WorklistViewProps, 'post'>) {
  const { gain, policy, lines, more } = midpoint;
  return (
    <>
      <p>{t`By the CPT midpoint, these lines earn more: ${gain}. ${policy}`}</p>
      {lines.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t`Patient`}</th>
              <th scope="col">{t`Month`}</th>
              <th scope="col">{t`Payer`}</th>
              <th scope="col" class="figure-cell">
                {t`So far`}
              </th>
              <th scope="col">{t`Earned`}</th>
              <th scope="col">{t`By the CPT midpoint`}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, patient, month, payer, minutes, codes, byMidpoint }) => (
              <tr key={key}>
                <td class="whole">
                  <PatientLink line={key} patient={patient} post={post} />
                </td>
                <td class="whole">{month}</td>
                <td class="whole">{payer}</td>
                <td class="figure-cell">{minutes}</td>
                <td class="whole">{codes}</td>
                <td class="whole">{byMidpoint}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p class="muted">{t`More patient-months: ${more}. Filter by month to see them.`}</p>}
    </>
  );
}
