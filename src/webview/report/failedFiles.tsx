import type { ReportPanelState } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { t } from '../../text/text';

/** The files that are not in the figures, by name, and why. */
export function FailedFiles({ failed }: { readonly failed: ReportPanelState['failed'] }) {
  if (failed.length === 0) {
    return null;
  }
  return (
    <section class="left-out" aria-label={t`Files that could not be read`}>
      <Icon name="error" tone="error" />
      <details open>
        <summary>
          {failed.length === 1
            ? t`1 file could not be read and is not in these figures`
            : t`${failed.length} files could not be read and are not in these figures`}
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
