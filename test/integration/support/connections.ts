import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';

const requestedHosts: string[] = [];

const isLocal = (host: string): boolean => /^(localhost$|127\.|::1$|\[::1\]$|0\.0\.0\.0$)/.test(host);

/** Records a host that code connects to, and throws unless it's this computer. */
function refuse(host: string | undefined): void {
  if (host !== undefined && !isLocal(host)) {
    requestedHosts.push(host);
    throw new Error(`Blocked by the tests: a connection to ${host}.`);
  }
}

type Callable = (...args: never[]) => unknown;

/** Calls `check` with the arguments of a function each time before the function is called. */
function watch<K extends string>(owner: Record<K, Callable>, name: K, check: (args: readonly unknown[]) => void): void {
  const original = owner[name];
  owner[name] = function (this: unknown, ...args: never[]) {
    check(args);
    return original.apply(this, args);
  };
}

/**
 * From now on, blocks and records every connection, request, name lookup, and datagram from this extension host to another
 * computer.
 */
export function blockConnections(): void {
  // fetch and http use this too, but can have a pool or a proxy in between, so they are also watched.
  watch(net.Socket.prototype as unknown as Record<'connect', Callable>, 'connect', (args) => refuse(findHost(args)));
  for (const module of [http, https] as unknown as Record<'request' | 'get', Callable>[]) {
    watch(module, 'request', ([target, more]) => refuse(findRequestHost(target) ?? findRequestHost(more)));
    watch(module, 'get', ([target, more]) => refuse(findRequestHost(target) ?? findRequestHost(more)));
  }
  const names = ['lookup', 'resolve', 'resolve4', 'resolve6'] as const;
  for (const resolver of [dns, dns.promises] as unknown as Record<(typeof names)[number], Callable>[]) {
    names.forEach((name) => watch(resolver, name, ([host]) => refuse(typeof host === 'string' ? host : undefined)));
  }
  watch(dgram.Socket.prototype as unknown as Record<'send', Callable>, 'send', (args) =>
    refuse(args.find((arg) => typeof arg === 'string') ?? 'a datagram'),
  );
  watch(globalThis as unknown as Record<'fetch', Callable>, 'fetch', ([target]) => refuse(findRequestHost(target)));
}

/** Returns the other computers that were requested since blockConnections. */
export function getConnections(): readonly string[] {
  return requestedHosts;
}

/** Removes the last requests, which the test of blockConnections has made. */
export function forgetConnections(count: number): void {
  requestedHosts.splice(requestedHosts.length - count, count);
}

/** Returns the host of connect(options) or connect(port, host). net.connect passes its arguments as one array. */
function findHost(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null && 'host' in first) return textOrUndefined(first.host);
  return typeof first === 'number' && typeof second === 'string' ? second : undefined;
}

/** Returns the host of a URL, a Request, or the options of a request. */
function findRequestHost(target: unknown): string | undefined {
  if (typeof target === 'string' || target instanceof URL) return new URL(target).hostname || undefined;
  if (typeof target !== 'object' || target === null) return undefined;
  if ('url' in target && typeof target.url === 'string') return findRequestHost(target.url);
  if ('hostname' in target) return textOrUndefined(target.hostname);
  return 'host' in target ? textOrUndefined(target.host)?.replace(/:\d+$/, '') : undefined;
}

function textOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
