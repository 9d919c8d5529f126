import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { TASK_TYPE } from '../vscode/identifiers';
import { t } from '../../text/text';

/** What a task of type `cocm-billing` may state in tasks.json; package.json describes the same for completion. */
interface BillingTask extends vscode.TaskDefinition {
  readonly command: string;
  readonly files: readonly string[];
  readonly args?: readonly string[];
}

/** The task type `cocm-billing`: the command line as a task, for a team's month-end job; needs no installation of its own. */
export const tasks: Feature = ({ extensionUri }) => {
  const cli = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  return vscode.tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => [
        taskOf({ type: TASK_TYPE, command: 'check', files: ['.'] }, t`check the time logs`, folder, cli),
        taskOf(
          { type: TASK_TYPE, command: 'report', files: ['.'], args: ['-o', 'billing-report.csv'] },
          t`write the billing report`,
          folder,
          cli,
        ),
        taskOf(
          { type: TASK_TYPE, command: 'report', files: ['.'], args: ['-o', 'billing-report.csv', '--watch'] },
          t`write the billing report whenever a log changes`,
          folder,
          cli,
        ),
      ]),
    resolveTask: ({ definition, name, scope }) =>
      isBillingTask(definition) && typeof scope === 'object' ? taskOf(definition, name, scope, cli) : undefined,
  });
};

function isBillingTask(definition: vscode.TaskDefinition): definition is BillingTask {
  const { command, files, args } = definition as Readonly<Record<string, unknown>>;
  const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof command === 'string' && areTexts(files) && (args === undefined || areTexts(args));
}

function taskOf(definition: BillingTask, name: string, folder: vscode.WorkspaceFolder, cli: string): vscode.Task {
  const { command, files, args = [] } = definition;
  // The editor's own program runs the command line, as Node; it is there wherever the extension is.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, command, ...files, ...args], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new vscode.Task(definition, folder, name, TASK_TYPE, execution, ['$cocm-billing']);
  task.isBackground = args.includes('--watch');
  return task;
}
