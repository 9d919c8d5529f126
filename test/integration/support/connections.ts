import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';

const asked: string[] = [];

const isThisMachine = (host: string): boolean => /^(localhost$|127\.|::1$|\[::1\]$|0\.0\.0\.0$)/.test(host);

/** Notes a host that code wants to reach, and lets it reach none but this machine. */
function refuse(host: string | undefined): void {
  if (host !== undefined && !isThisMachine(host)) {
    asked.push(host);
    throw new Error(`Blocked by the tests: a connection to ${host}.`);
  }
}

type Callable = (...args: never[]) => unknown;

/** Has `look` see the arguments of a function before it is called. */
function watch<K extends string>(owner: Record<K, Callable>, name: K, look: (args: readonly unknown[]) => void): void {
  const original = owner[name];
  owner[name] = function (this: unknown, ...args: never[]) {
    look(args);
    return original.apply(this, args);
  };
}

/**
 * From now on every connection, request, look-up of a name and datagram to another machine out of this extension host is
 * blocked and noted, whatever way it goes.
 */
export function blockConnections(): void {
  // fetch and http come to this in the end; they are watched as well, for a pool or a proxy may be between.
  watch(net.Socket.prototype as unknown as Record<'connect', Callable>, 'connect', (args) => refuse(hostOf(args)));
  for (const module of [http, https] as unknown as Record<'request' | 'get', Callable>[]) {
    watch(module, 'request', ([target, more]) => refuse(hostOfRequest(target) ?? hostOfRequest(more)));
    watch(module, 'get', ([target, more]) => refuse(hostOfRequest(target) ?? hostOfRequest(more)));
  }
  const names = ['lookup', 'resolve', 'resolve4', 'resolve6'] as const;
  for (const resolver of [dns, dns.promises] as unknown as Record<(typeof names)[number], Callable>[]) {
    names.forEach((name) => watch(resolver, name, ([host]) => refuse(typeof host === 'string' ? host : undefined)));
  }
  watch(dgram.Socket.prototype as unknown as Record<'send', Callable>, 'send', (args) =>
    refuse(args.find((arg) => typeof arg === 'string') ?? 'a datagram'),
  );
  watch(globalThis as unknown as Record<'fetch', Callable>, 'fetch', ([target]) => refuse(hostOfRequest(target)));
}

/** The other machines that were asked for since blockConnections. */
export function connectionsAsked(): readonly string[] {
  return asked;
}

/** Takes away the last ones, which the test of this watch has asked for itself. */
export function forgetConnections(count: number): void {
  asked.splice(asked.length - count, count);
}

/** The host of connect(options) or connect(port, host); net.connect passes its arguments on as one array. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null && 'host' in first) return textOrNone(first.host);
  return typeof first === 'number' && typeof second === 'string' ? second : undefined;
}

/** The host of a URL, of a Request, or of the options of a request. */
function hostOfRequest(target: unknown): string | undefined {
  if (typeof target === 'string' || target instanceof URL) return new URL(target).hostname || undefined;
  if (typeof target !== 'object' || target === null) return undefined;
  if ('url' in target && typeof target.url === 'string') return hostOfRequest(target.url);
  if ('hostname' in target) return textOrNone(target.hostname);
  return 'host' in target ? textOrNone(target.host)?.replace(/:\d+$/, '') : undefined;
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
