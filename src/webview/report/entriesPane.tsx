import type { PanelEntry, ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { findLineIndex, getLine, type EntriesOfLine, type PanelModel } from './panelModel';
import { StateMark } from '../shared/stateMark';
import { DecisionButtons } from './decisionButtons';
import { LineLink } from './links';
import { counted } from './wording';
import { t } from '../../text/text';

interface EntriesPaneProps {
  readonly model: PanelModel;
  readonly entries: EntriesOfLine;
  readonly post: (message: ReportToHost) => void;
}

/** The entries of a line, below the table: the minutes that each adds, and the codes that it earns. */
export function EntriesPane({ model, entries: { key, entries, why, reasons }, post }: EntriesPaneProps) {
  const index = findLineIndex(model.window, key);
  const line = index === undefined ? undefined : getLine(model.window, index);
  const cell = (name: string): string => line?.cells[model.state.columns.indexOf(name)] ?? '';
  const name = [cell('Last name'), cell('First name')].filter((part) => part !== '').join(', ');
  const title = line ? [name || cell('MRN'), line.codes].join('  ·  ') : t`Entries`;
  return (
    <section class="entries-pane" aria-label={t`Entries of the line`}>
      <header>
        <h2>{title}</h2>
        <span class="muted">
          {[line?.stateName ?? '', line?.next ?? '', counted(entries.length, 'entry')].filter(Boolean).join(', ')}
        </span>
        {line && <DecisionButtons line={line} post={post} />}
        <button
          type="button"
          class="button secondary"
          title={t`Create a page for a payer that audits this claim`}
          onClick={() => post({ type: 'createPacket', key })}
        >
          {t`Audit Packet`}
        </button>
        <button
          type="button"
          class="button flat"
          title={t`Close`}
          aria-label={t`Close the entries`}
          onClick={() => post({ type: 'requestEntries', key: '' })}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="entries-scroll">
        {reasons.length > 0 && (
          <ul class="claim-reasons" aria-label={t`Why the claim is checked or held`}>
            {reasons.map(({ text, isHold, log, line: at, place }) => (
              <li key={text}>
                <StateMark state={isHold ? 'held' : 'check'} /> {text}{' '}
                <LineLink log={log} line={at} place={place} post={post} />
              </li>
            ))}
          </ul>
        )}
        <ul class="why" aria-label={t`Why these codes`}>
          {why.slice(1).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t`Date`}</th>
              <th scope="col" class="figure-cell">
                {t`Minutes`}
              </th>
              <th scope="col" class="figure-cell">
                {t`Total`}
              </th>
              <th scope="col">{t`Earns`}</th>
              <th scope="col">{t`Location`}</th>
              <th scope="col">{t`Activity`}</th>
              <th scope="col">{t`Staff`}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <EntryRow key={`${entry.log} ${entry.line}`} entry={entry} post={post} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function EntryRow({ entry, post }: { readonly entry: PanelEntry; readonly post: (message: ReportToHost) => void }) {
  return (
    <tr class={entry.crosses === '' ? '' : 'crosses'}>
      <td class="whole">{entry.date}</td>
      <td class="figure-cell">{entry.minutes}</td>
      <td class="figure-cell earns">{entry.total}</td>
      <td class="whole earns">
        {entry.crosses !== '' && (
          <>
            <Icon name="tick" /> {entry.crosses}
          </>
        )}
      </td>
      <td class="whole">
        <LineLink log={entry.log} line={entry.line} place={entry.place} post={post} />
      </td>
      <td class="whole">{entry.activity}</td>
      <td class="whole">{entry.staff}</td>
    </tr>
  );
}
