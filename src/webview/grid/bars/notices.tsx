import { Icon } from '../../shared/icons';

/** What the figures depend on and the rows don't show, such as errors in the configuration. */
export function Notices({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.length === 0 ? null : (
    <div class="notices" role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>
          <Icon name="warning" tone="warning" /> {sentence}
        </p>
      ))}
    </div>
  );
}
