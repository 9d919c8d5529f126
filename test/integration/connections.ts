import net from 'node:net';

const asked: string[] = [];

/** From now on notes every connection that code in this extension host opens to another machine. */
export function recordConnections(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host !== undefined && !/^(localhost|127\.|::1$)/.test(host)) asked.push(host);
    return connect.apply(this, args as Parameters<typeof connect>);
  };
}

/** The other machines that were asked for since recordConnections. */
export function connectionsAsked(): readonly string[] {
  return asked;
}

/** The host of connect(options) or connect(port, host); net.connect passes its arguments on as one array. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null && 'host' in first) return String(first.host);
  return typeof first === 'number' && typeof second === 'string' ? second : undefined;
}
