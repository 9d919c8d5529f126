import fc from 'fast-check';

/**
 * Every run of the suite tries the same cases, so that it fails for what has changed and for nothing else. Other cases are for
 * a run by hand: `FUZZ_SEED=7 npx mocha`, and `FUZZ=100` for that many times as many of the properties that can take it.
 */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? '20240103') });

/** How often a property is tried. */
export function runs(cases: number): fc.Parameters<unknown> {
  return { numRuns: cases * Number(process.env['FUZZ'] ?? '1') };
}
