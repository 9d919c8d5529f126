import type { Options } from './options';

/** What a month end sets for its commands where they don't set it themselves. */
export interface CommandDefaults {
  readonly logs: readonly string[];
  readonly month: string | undefined;
  readonly config: string | undefined;
  /** Returns the path of a file that is written in the month end. */
  readonly resolve: (path: string) => string;
}

/**
 * Adds what a month end sets to the files and options of a command.
 *
 * @param shape which options the command has, and whether it takes any number of logs
 */
export function applyDefaults(
  named: readonly string[],
  given: Options,
  { options, takesLogs }: { readonly options: readonly string[]; readonly takesLogs: boolean },
  defaults: CommandDefaults,
): { readonly files: readonly string[]; readonly options: Options } {
  const { resolve } = defaults;
  const files = named.length === 0 && takesLogs ? defaults.logs : named;
  const month = given.month ?? (options.includes('month') ? defaults.month : undefined);
  const config = given.config ?? (options.includes('config') ? defaults.config : undefined);
  const { output, log, 'from-claims': claims } = given;
  return {
    files: files.map(resolve),
    options: {
      ...given,
      ...(month !== undefined && { month }),
      ...(config !== undefined && { config: resolve(config) }),
      ...(output !== undefined && output !== '' && { output: resolve(output) }),
      ...(log && { log: log.map(resolve) }),
      ...(claims !== undefined && claims !== '' && { 'from-claims': resolve(claims) }),
    },
  };
}
