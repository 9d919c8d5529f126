// Starting other programs, and leaving none behind: on exit, on failure and on Ctrl+C whatever is running is ended.
import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';
const undoings = new Set();
const running = new Set();
let listening = false;
let stopping = false;

/** Has `undo` (synchronous) called however this process ends; returns a function that forgets it. */
export function atExit(undo) {
  listen();
  undoings.add(undo);
  return () => undoings.delete(undo);
}

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const undo of [...undoings].reverse()) {
      try {
        undo();
      } catch (error) {
        console.error(error);
      }
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void stopAll(signal));
  }
}

/** Asks the children to end, so that they clean up too, and ends them the hard way when they take too long. */
async function stopAll(signal) {
  stopping = true;
  for (const child of running) signalGroup(child, 'SIGTERM');
  for (let waited = 0; running.size > 0 && waited < 8000; waited += 50) await sleep(50);
  for (const child of running) signalGroup(child, 'SIGKILL');
  process.exit(128 + os.constants.signals[signal]);
}

/** Signals a child and its own children: every child is started as the leader of its own process group. */
export function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * Runs a program with its output shown (or, with `quiet`, returned) and waits for its end.
 * Never throws for a program that fails: look at `code`. A program over its time limit is ended and has code 124.
 */
export function run(program, args, { cwd, env = process.env, timeLimit, quiet = false } = {}) {
  listen();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      detached: !windows,
      shell: windows && !program.includes('\\'),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    running.add(child);
    let output = '';
    let late = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = timeLimit
      ? setTimeout(() => {
          late = true;
          signalGroup(child, 'SIGKILL');
        }, timeLimit)
      : undefined;
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      // A program that was ended because all ends has no result to go on with.
      if (!stopping) resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += String(error);
      if (!quiet) console.error(String(error));
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** The environment without what an outer npm adds: a nested npm must not take over its prefix or its ignore-scripts. */
export function environmentForNestedNpm(extra = {}) {
  const outer =
    /^npm_(config_(local_prefix|prefix|global_prefix|ignore_scripts)|package_|lifecycle_|command|execpath)/i;
  const passedOn = Object.entries(process.env).filter(([name]) => !outer.test(name));
  return { ...Object.fromEntries(passedOn), ...extra };
}

/** The full path of a program on the PATH, or undefined. */
export function which(program) {
  const found = windows
    ? spawnSync('where', [program], { encoding: 'utf8' })
    : spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
}

export const isRootWithApt = () => process.getuid?.() === 0 && which('apt-get') !== undefined;
