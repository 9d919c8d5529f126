import fc from 'fast-check';

/**
 * Every run of the suite tries the same cases, so it fails only if the code has changed. To try other cases, set the seed:
 * `FUZZ_SEED=7 npx mocha`. `FUZZ=100` tries 100 times as many cases of each property that uses `runs`.
 */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? '20240103') });

/** Returns the settings of a property that is tried with this many cases, times `FUZZ`. */
export function runs(cases: number): fc.Parameters<unknown> {
  return { numRuns: cases * Number(process.env['FUZZ'] ?? '1') };
}
