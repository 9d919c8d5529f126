// Calls the language model tool in the web worker extension host, because the tests don't have a chat.
const vscode = require('vscode');

const TOOL = 'cocmBilling_explainPatientMonth';

async function callTool(mrn) {
  const { content } = await vscode.lm.invokeTool(TOOL, { input: { mrn }, toolInvocationToken: undefined });
  return content.map((part) => part.value).join('');
}

async function ask() {
  const mrn = await vscode.window.showInputBox({ prompt: 'The MRN to ask for' });
  const answer = await callTool(mrn).catch((error) => `failed: ${error.message}`);
  // An input box shows the answer, because VS Code hides notifications in tests.
  await vscode.window.showInputBox({ prompt: 'The answer', value: answer });
}

exports.activate = (context) => context.subscriptions.push(vscode.commands.registerCommand('toolCaller.ask', ask));
