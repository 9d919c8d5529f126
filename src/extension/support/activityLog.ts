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
  const open = new Map<LogSession, { readonly name: string; readonly following: vscode.Disposable }>();
  let count = 0;
  const say = (session: LogSession): void => {
    const name = open.get(session)?.name ?? '';
    const [summary = '', ...problems] = activityLines(name, session.billed, session.log);
    channel.info(summary);
    problems.forEach((line) => channel.info(line));
  };
  const begin = (session: LogSession): void => {
    const name = `Log ${++count}`;
    const following = session.onDidReadAnew(() => {
      const by = session.settings.file ? 'its configuration file' : 'the standard settings';
      channel.info(`${name} is read anew by ${by}.`);
      say(session);
    });
    open.set(session, { name, following });
    say(session);
  };
  const end = (session: LogSession): void => {
    const known = open.get(session);
    known?.following.dispose();
    open.delete(session);
    channel.info(`${known?.name ?? ''} is closed.`);
  };
  return vscode.Disposable.from(
    channel,
    sessions.follow(begin, end),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const session = sessions.find(uri);
      if (session) {
        say(session);
      }
    }),
  );
};
