import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { TASK_TYPE } from '../vscode/identifiers';
import { t } from '../../text/text';

/** A task of type `cocm-billing` in tasks.json. package.json describes it too, for completions. */
interface BillingTask extends vscode.TaskDefinition {
  readonly command: string;
  readonly files: readonly string[];
  readonly args?: readonly string[];
}

/** The task type `cocm-billing`: runs the command-line tool, for example at the end of a month, without a separate installation. */
export const tasks: Feature = ({ extensionUri }) => {
  const cli = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  return vscode.tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => [
        createTask({ type: TASK_TYPE, command: 'check', files: ['.'] }, t`check the time logs`, folder, cli),
        createTask(
          { type: TASK_TYPE, command: 'report', files: ['.'], args: ['-o', 'billing-report.csv'] },
          t`write the billing report`,
          folder,
          cli,
        ),
        createTask(
          { type: TASK_TYPE, command: 'report', files: ['.'], args: ['-o', 'billing-report.csv', '--watch'] },
          t`write the billing report whenever a log changes`,
          folder,
          cli,
        ),
      ]),
    resolveTask: ({ definition, name, scope }) =>
      isBillingTask(definition) && typeof scope === 'object' ? createTask(definition, name, scope, cli) : undefined,
  });
};

function isBillingTask(definition: vscode.TaskDefinition): definition is BillingTask {
  const { command, files, args } = definition as Readonly<Record<string, unknown>>;
  const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof command === 'string' && areTexts(files) && (args === undefined || areTexts(args));
}

function createTask(definition: BillingTask, name: string, folder: vscode.WorkspaceFolder, cli: string): vscode.Task {
  const { command, files, args = [] } = definition;
  // VS Code's executable runs the command-line tool as Node.js: it exists wherever the extension does.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, command, ...files, ...args], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new vscode.Task(definition, folder, name, TASK_TYPE, execution, ['$cocm-billing']);
  task.isBackground = args.includes('--watch');
  return task;
}
