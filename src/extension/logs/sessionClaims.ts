import { readClaimsOfLogs } from './claimsOfLogs';
import type { LogSession } from './logSession';

/** The number of the latest reading of each session. A reading that began earlier can finish later. */
const readings = new WeakMap<LogSession, number>();

/** Reads the record of claims next to an open log. All views of the log follow it. */
export async function readClaimsOfSession(session: LogSession): Promise<void> {
  const reading = (readings.get(session) ?? 0) + 1;
  readings.set(session, reading);
  const { document, settings } = session;
  const claims = await readClaimsOfLogs([document.uri], settings.configuration.mrnForms);
  if (!document.isClosed && readings.get(session) === reading) {
    session.setClaims(claims);
  }
}
