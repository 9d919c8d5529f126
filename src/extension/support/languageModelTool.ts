import * as vscode from 'vscode';
import type { Feature } from '../feature';
import type { LogSessions } from '../logs/logSessions';
import { EXPLAIN_TOOL } from '../vscode/identifiers';

/**
 * The tool that a language model uses to ask which codes a patient-month has earned, and why. It gives patient data to the model,
 * so it works only if the user has turned on the setting, which a workspace can't do, and asks for confirmation each time.
 */
export const languageModelTool: Feature = ({ sessions }) => {
  // Editors that are based on VS Code without its chat have no language models.
  const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };
  return lm?.registerTool?.(EXPLAIN_TOOL, createTool(sessions)) ?? new vscode.Disposable(() => undefined);
};

/** Creates the tool. Its code is loaded when a model uses it for the first time. */
function createTool(sessions: LogSessions): vscode.LanguageModelTool<unknown> {
  let tool: Promise<vscode.LanguageModelTool<unknown>> | undefined;
  const load = (): Promise<vscode.LanguageModelTool<unknown>> =>
    (tool ??= import('./explainTool').then(({ ExplainTool }) => new ExplainTool(sessions)));
  return {
    prepareInvocation: async (options, token) => (await load()).prepareInvocation?.(options, token),
    invoke: async (options, token) => (await load()).invoke(options, token),
  };
}
