import { t } from '../../text/text';

/** How the logs were read where neither they nor the configuration show it. Nothing is assumed without a notice. */
export function AssumedNotice({ assumed }: { readonly assumed: readonly string[] }) {
  if (assumed.length === 0) {
    return null;
  }
  const [only = '', ...others] = assumed;
  return others.length === 0 ? (
    <p class="problem-line">{t`Assumed: ${only}`}</p>
  ) : (
    <details class="problem-line" open>
      <summary>{t`Assumed for ${assumed.length} logs`}</summary>
      <ul class="reasons">
        {assumed.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
