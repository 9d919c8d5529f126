import type { CommandContext } from '../verbs/context';
import type { Outcome } from '../verbs/outcome';

/** What a command needs from the program that it runs in. */
export interface ProgramContext extends CommandContext {
  /** Prints what a command reports before it ends. */
  readonly print: (outcome: Outcome) => void;
  /** Ends a command that would go on, such as `report --watch`. */
  readonly signal?: AbortSignal;
}
