// Runs other programs, and stops them when this process exits, fails, or is interrupted with Ctrl+C.
import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';
const exitTasks = new Set();
const running = new Set();
let listening = false;
let stopping = false;

/** Calls `task` (synchronous) when this process ends for any reason. Returns a function that cancels this. */
export function atExit(task) {
  listen();
  exitTasks.add(task);
  return () => exitTasks.delete(task);
}

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const task of [...exitTasks].reverse()) {
      try {
        task();
      } catch (error) {
        console.error(error);
      }
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void stopAll(signal));
  }
}

/** Asks the child processes to end, so they can clean up. Kills them if they take too long. */
async function stopAll(signal) {
  stopping = true;
  for (const child of running) signalGroup(child, 'SIGTERM');
  for (let waited = 0; running.size > 0 && waited < 8000; waited += 50) await sleep(50);
  for (const child of running) signalGroup(child, 'SIGKILL');
  process.exit(128 + os.constants.signals[signal]);
}

/** Sends a signal to a child process and its descendants. Every child process leads a separate process group. */
export function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The process has already ended.
  }
}

/**
 * Runs a program and waits until it ends. Shows its output, or with `capture` returns it instead.
 * Doesn't throw if the program fails: check `code`. A program that exceeds its time limit (in ms) is killed, with code 124.
 */
export function run(program, args, { cwd, env = process.env, timeLimit, capture = false } = {}) {
  listen();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      detached: !windows,
      shell: windows && !program.includes('\\'),
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    running.add(child);
    let output = '';
    let isTimedOut = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = timeLimit
      ? setTimeout(() => {
          isTimedOut = true;
          signalGroup(child, 'SIGKILL');
        }, timeLimit)
      : undefined;
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      // While everything is stopping, nothing must continue with the result.
      if (!stopping) resolve({ code: isTimedOut ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += String(error);
      if (!capture) console.error(String(error));
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Returns the environment without the variables of an outer npm, so that a nested npm doesn't use its prefix or ignore-scripts. */
export function environmentForNestedNpm(extra = {}) {
  const outer =
    /^npm_(config_(local_prefix|prefix|global_prefix|ignore_scripts)|package_|lifecycle_|command|execpath)/i;
  const passedOn = Object.entries(process.env).filter(([name]) => !outer.test(name));
  return { ...Object.fromEntries(passedOn), ...extra };
}

/** Returns the full path of a program on the PATH, or undefined. */
export function which(program) {
  const found = windows
    ? spawnSync('where', [program], { encoding: 'utf8' })
    : spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
}

export const isRootWithApt = () => process.getuid?.() === 0 && which('apt-get') !== undefined;
