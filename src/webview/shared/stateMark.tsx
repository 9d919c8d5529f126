import type { ReadinessState } from '../../billing/readiness/readiness';
import { Icon } from './icons';

interface StateMarkProps {
  readonly state: ReadinessState | '';
  /** The name of the state, if it isn't next to the symbol. */
  readonly label?: string;
}

/**
 * The symbol of a claim's state: a tick, a warning sign, a lock, an arrow for one that went out, or two arrows for one to replace. Each has
 * its own shape, so that color isn't needed.
 */
export function StateMark({ state, label }: StateMarkProps) {
  const name = label === undefined ? {} : { label };
  switch (state) {
    case 'ready':
      return <Icon name="tick" {...name} />;
    case 'check':
      return <Icon name="warning" tone="warning" {...name} />;
    case 'held':
      return <Icon name="lock" tone="error" {...name} />;
    case 'billed':
      return <Icon name="sent" {...name} />;
    case 'replace':
      return <Icon name="replace" tone="warning" {...name} />;
    case '':
      return null;
  }
}
