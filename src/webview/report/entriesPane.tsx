import type { PanelEntry, ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { indexOfKey, lineAt, type EntriesOfLine, type PanelModel } from './panelModel';
import { counted } from './wording';

interface EntriesPaneProps {
  readonly model: PanelModel;
  readonly entries: EntriesOfLine;
  readonly post: (message: ReportToHost) => void;
}

/** The entries behind a line below the table: what each adds, and the one with which a code is earned. */
export function EntriesPane({ model, entries: { key, entries, why }, post }: EntriesPaneProps) {
  const index = indexOfKey(model.window, key);
  const line = index === undefined ? undefined : lineAt(model.window, index);
  const cell = (name: string): string => line?.cells[model.state.columns.indexOf(name)] ?? '';
  const name = [cell('Last name'), cell('First name')].filter((part) => part !== '').join(', ');
  const title = line ? [name || cell('MRN'), line.codes].join('  ·  ') : 'Entries';
  return (
    <section class="entries-pane" aria-label="Entries of the line">
      <header>
        <h2>{title}</h2>
        <span class="quiet">
          {[line?.next ?? '', counted(entries.length, 'entry', 'entries')].filter(Boolean).join(', ')}
        </span>
        <button
          type="button"
          class="button flat"
          title="Close"
          aria-label="Close the entries"
          onClick={() => post({ type: 'requestEntries', key: '' })}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="entries-scroll">
        <ul class="why" aria-label="Why these codes">
          {why.slice(1).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col" class="figure-cell">
                Minutes
              </th>
              <th scope="col" class="figure-cell">
                Total
              </th>
              <th scope="col">Earns</th>
              <th scope="col">In the log</th>
              <th scope="col">Activity</th>
              <th scope="col">Staff</th>
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
        <button
          type="button"
          class="link"
          onClick={() => post({ type: 'revealLine', log: entry.log, line: entry.line })}
        >
          {entry.place}
        </button>
      </td>
      <td class="whole">{entry.activity}</td>
      <td class="whole">{entry.staff}</td>
    </tr>
  );
}
