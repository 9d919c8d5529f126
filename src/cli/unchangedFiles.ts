import { setTimeout as pause } from 'node:timers/promises';
import { FileReadError } from '../files/fileSystem';
import { failedOutcome, type Outcome } from '../verbs/outcome';

const MAX_ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * Runs a command that reads files. If another program changes one of them in the meantime, waits and runs the command again, so
 * that its result never comes from two versions of a file. Fails after a few attempts.
 */
export async function runOnUnchangedFiles(command: () => Promise<Outcome>): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryToRun(command);
    if (outcome.hasFileChanged !== true || attempt === MAX_ATTEMPTS) {
      return outcome;
    }
    await pause(PAUSE_MS);
  }
}

async function tryToRun(command: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof FileReadError) {
      return { ...failedOutcome(error.failure), hasFileChanged: true };
    }
    throw error;
  }
}
