import type { PanelProgram, PanelWord, ReportToHost } from '../../protocol/reportMessages';
import { LineLink } from './links';
import { counted } from './wording';
import { t } from '../../text/text';

interface WordsToDecideProps {
  readonly words: readonly PanelWord[];
  readonly post: (message: ReportToHost) => void;
}

/** The words whose meaning the team has to decide, with a link to the first row, where the quick fixes are. */
export function WordsToDecide({ words, post }: WordsToDecideProps) {
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{t`Word`}</th>
          <th scope="col">{t`Problem`}</th>
          <th scope="col" class="figure-cell">
            {t`Rows`}
          </th>
          <th scope="col">{t`First occurrence`}</th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ code, title, word, rows, log, line, place }) => (
          <tr key={`${code} ${word}`}>
            <td>{word}</td>
            <td>
              <span class="reason-code">{code}</span> {title}
            </td>
            <td class="figure-cell">{counted(rows, 'row')}</td>
            <td>
              <LineLink log={log} line={line} place={place} post={post} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The minutes of CoCM and of the other services in the log. */
export function ProgramTable({ programs }: { readonly programs: readonly PanelProgram[] }) {
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{t`Program`}</th>
          <th scope="col" class="figure-cell">
            {t`Counted`}
          </th>
          <th scope="col" class="figure-cell">
            {t`Left out`}
          </th>
        </tr>
      </thead>
      <tbody>
        {programs.map(({ title, minutes, leftOut }) => (
          <tr key={title}>
            <td>{title}</td>
            <td class="figure-cell">{minutes}</td>
            <td class="figure-cell">{leftOut}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
