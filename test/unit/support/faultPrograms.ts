import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const programs = join(__dirname, '..', '..', 'fixtures', 'programs');

/** Starts another process that runs a program of `test/fixtures/programs`, and waits until it has printed its first line. */
export async function startProgram(name: string, ...words: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(programs, name), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** Kills a process at once, as a crash or the task manager does, and waits for its end. */
export async function killProgram(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The number of times to try a fault at a random moment: `FAULT_RUNS`, or a few in the suite. */
export function countFaultRuns(few: number): number {
  return Number(process.env['FAULT_RUNS'] ?? few);
}
