import type { ReportPanelState } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { t } from '../../text/text';

/** The files that aren't included in the totals, and why. */
export function FailedFiles({ failed }: { readonly failed: ReportPanelState['failed'] }) {
  if (failed.length === 0) {
    return null;
  }
  return (
    <section class="left-out" aria-label={t`Files that couldn't be read`}>
      <Icon name="error" tone="error" />
      <details open>
        <summary>
          {failed.length === 1
            ? t`1 file couldn't be read and isn't included in these totals`
            : t`${failed.length} files couldn't be read and aren't included in these totals`}
        </summary>
        <ul class="reasons">
          {failed.map(({ name, sentence }, index) => (
            <li key={index}>
              <span class="reason-code">{name}</span>
              <span class="reason-title">{sentence}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
