// A chat is not there in the tests: this asks the tool for language models in its place, in the web worker extension host.
const vscode = require('vscode');

const TOOL = 'cocmBilling_explainPatientMonth';

async function answerOn(mrn) {
  const { content } = await vscode.lm.invokeTool(TOOL, { input: { mrn }, toolInvocationToken: undefined });
  return content.map((part) => part.value).join('');
}

async function ask() {
  const mrn = await vscode.window.showInputBox({ prompt: 'The MRN to ask for' });
  const answer = await answerOn(mrn).catch((error) => `failed: ${error.message}`);
  // Under test VS Code shows no notifications.
  await vscode.window.showInputBox({ prompt: 'The answer', value: answer });
}

exports.activate = (context) => context.subscriptions.push(vscode.commands.registerCommand('toolCaller.ask', ask));
