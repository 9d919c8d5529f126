import * as vscode from 'vscode';
import { activityLines } from '../../wording/activityLines';
import type { Feature } from '../feature';
import type { LogSession } from '../logs/logSession';

/**
 * The output channel "CoCM Billing": reports what was read when a log is opened or saved, or its settings change. It identifies
 * logs by number and rows by line, and contains no patient data, so users can send it with a support request.
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
        const settings = session.settings.file ? 'its configuration file' : 'the default settings';
        channel.info(`${name} was read again with ${settings}.`);
        write(session);
      });
    }),
    sessions.onDidClose((session) => channel.info(`${names.get(session) ?? ''} was closed.`)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const session = sessions.find(uri);
      if (session) {
        write(session);
      }
    }),
    channel,
  );
};
