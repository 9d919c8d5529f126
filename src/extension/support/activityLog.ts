import * as vscode from 'vscode';
import { activityLines } from '../../wording/activityLines';
import type { Feature } from '../feature';
import type { LogSession } from '../logs/logSession';

/**
 * The output channel "CoCM Billing": what was read, when a log is opened, saved or read by other settings. Logs have numbers
 * there and rows their lines; nothing in it tells of a patient, so that it can be passed on when help is asked for.
 */
export const activityLog: Feature = ({ sessions }) => {
  const channel = vscode.window.createOutputChannel('CoCM Billing', { log: true });
  const names = new WeakMap<LogSession, string>();
  let count = 0;
  const write = (session: LogSession): void => {
    const [summary = '', ...problems] = activityLines(names.get(session) ?? '', session.billed, session.log);
    channel.info(summary);
    problems.forEach((line) => channel.info(line));
  };
  return vscode.Disposable.from(
    sessions.each((session) => {
      const name = `Log ${++count}`;
      names.set(session, name);
      write(session);
      return session.onDidReadAgain(() => {
        const by = session.settings.file ? 'its configuration file' : 'the standard settings';
        channel.info(`${name} is read anew by ${by}.`);
        write(session);
      });
    }),
    sessions.onDidClose((session) => channel.info(`${names.get(session) ?? ''} is closed.`)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const session = sessions.find(uri);
      if (session) {
        write(session);
      }
    }),
    channel,
  );
};
