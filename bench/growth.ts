// Measures how the time grows when the size doubles.
// bench.ts runs it for `--only growth`. Run it with a part of a name to measure only some of the series.
import { GROWTH_SERIES, type GrowthSeries } from './growthSeries';

/** What a series took. */
export interface Growth {
  readonly name: string;
  /** The largest size. */
  readonly size: number;
  /** For the largest size. */
  readonly ms: number;
  /** The power of the size that the time grows with, between a quarter of the largest size and the largest one. */
  readonly exponent: number;
}

/** A series ends when a size takes this long, so that the differences are larger than the noise, */
const LONG_MS = 400;
/** or after this many doublings: then the time is that of something else. */
const MOST_DOUBLINGS = 8;
const ROUNDS = 3;

/** Returns the processor time of some work in milliseconds. Other programs on the machine don't change it much. */
function measure(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measureSeries({ name, start, prepare }: GrowthSeries): Growth {
  const times: number[] = [];
  let size = start;
  for (; ; size *= 2) {
    const work = prepare(size);
    let best = measure(work);
    for (let round = 1; round < ROUNDS && best < 10 * LONG_MS; round++) {
      best = Math.min(best, measure(work));
    }
    times.push(best);
    if ((best > LONG_MS && times.length > 2) || times.length > MOST_DOUBLINGS) {
      break;
    }
  }
  const [quarter = 1, , last = 1] = times.slice(-3);
  return { name, size, ms: last, exponent: Math.log2(last / quarter) / 2 };
}

const [, , wanted = ''] = process.argv;
for (const series of GROWTH_SERIES) {
  if (series.name.includes(wanted)) {
    console.log(JSON.stringify(measureSeries(series)));
  }
}
