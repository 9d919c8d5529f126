import type { PanelWorklist, ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { counted } from './wording';

interface WorklistViewProps {
  readonly worklist: PanelWorklist;
  readonly post: (message: ReportToHost) => void;
}

/** What is left to do before claims go out, and whom a few minutes more would bring to the next code. */
export function WorklistView({ worklist, post }: WorklistViewProps) {
  return (
    <div class="view-scroll" role="tabpanel" aria-label="Worklist">
      <section class="worklist-part">
        <h2>To mend before claims go out</h2>
        <ToMend toMend={worklist.toMend} post={post} />
      </section>
      <section class="worklist-part">
        <h2>{`Nearest to the next code${worklist.month === '' ? '' : `, ${worklist.month}`}`}</h2>
        <Nearest nearest={worklist.nearest} post={post} />
      </section>
    </div>
  );
}

function ToMend({ toMend, post }: Pick<PanelWorklist, 'toMend'> & Pick<WorklistViewProps, 'post'>) {
  if (toMend.length === 0) {
    return <p class="quiet">Nothing: the log has no errors and no warnings.</p>;
  }
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">Problem</th>
          <th scope="col" class="figure-cell">
            How many
          </th>
          <th scope="col">First at</th>
        </tr>
      </thead>
      <tbody>
        {toMend.map(({ code, isError, title, count, log, line, place }) => (
          <tr key={code}>
            <td>
              <Icon
                name={isError ? 'error' : 'warning'}
                tone={isError ? 'error' : 'warning'}
                label={isError ? 'Error' : 'Warning'}
              />{' '}
              <span class="reason-code">{code}</span> {title}
            </td>
            <td class="figure-cell">{counted(count, 'place')}</td>
            <td>
              <button type="button" class="link" onClick={() => post({ type: 'revealLine', log, line })}>
                {place}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nearest({ nearest, post }: Pick<PanelWorklist, 'nearest'> & Pick<WorklistViewProps, 'post'>) {
  if (nearest.length === 0) {
    return <p class="quiet">No patient of this month can earn a further code.</p>;
  }
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Missing</th>
          <th scope="col" class="figure-cell">
            So far
          </th>
          <th scope="col">Earned</th>
        </tr>
      </thead>
      <tbody>
        {nearest.map(({ key, patient, minutes, codes, next }) => (
          <tr key={key}>
            <td class="whole">
              <button type="button" class="link" onClick={() => post({ type: 'revealRows', key })}>
                {patient}
              </button>
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
