/**
 * Sends random bytes through the reader. Run it by hand, with any number of runs:
 *   npx tsx test/unit/garbage/fuzz.ts --runs 100000 --seed 1
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyBytes, checkBytes, createTally } from './checks';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const numRuns = Number(values.runs ?? '100000');
const seed = Number(values.seed ?? String(Date.now() % 2 ** 31));
const tally = createTally();
const started = Date.now();
const outcome = fc.check(
  fc.property(anyBytes, (bytes) => checkBytes(bytes, tally)),
  { numRuns, seed },
);
const { inputs, texts, refused, compared } = tally;
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `seed ${seed}: ${inputs} inputs in ${seconds} s; ${texts} texts, ${refused} refused, ` +
    `${compared} accepted by csv-parse with the same values`,
);
if (outcome.failed) {
  console.error(fc.defaultReportMessage(outcome));
  process.exitCode = 1;
} else {
  console.log('No input failed.');
}
