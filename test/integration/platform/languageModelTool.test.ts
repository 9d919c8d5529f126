import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText, workspaceFile, writeLog } from '../support/openLogs';

const TOOL = 'cocmBilling_explainPatientMonth';
const HOLLY = '01ce5fc6-32d1-46fe-8f08-963c96248805';

async function allow(value: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('cocmBilling')
    .update('languageModelTool.enabled', value, vscode.ConfigurationTarget.Global);
}

async function ask(input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(TOOL, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('the language model tool', () => {
  afterEach(async () => {
    await allow(undefined);
    await closeAll();
  });

  it('returns no patient data unless the user has turned it on', async () => {
    await openText(workspaceFile('sample.timelog.csv'));
    const answer = await ask({ mrn: HOLLY, month: '2024-01' });
    assert.match(answer, /^This tool is off/);
    assert.doesNotMatch(answer, /74\.22|99492/);
  });

  it('answers questions about the open log and a named log', async () => {
    await allow(true);
    await openText(workspaceFile('sample.timelog.csv'));
    assert.match(await ask({ mrn: HOLLY, month: '2024-01' }), /^Jan 2024, initial month: 99492 with 74\.22 min\./);
    await closeAll();
    assert.match(await ask({ mrn: HOLLY, month: '2024-01' }), /^No time log is open/);
    assert.match(await ask({ mrn: HOLLY, log: 'sample.timelog.csv' }), /^Jan 2024: 74\.22 min · 99492/);
  });

  it('reads no files outside of the workspace, and only logs', async () => {
    await allow(true);
    assert.match(await ask({ mrn: 'A', log: '../../etc/passwd' }), /no such file in the workspace/);
    const letter = await writeLog('Dear colleague,\nthe log is late.\n', '.csv');
    const name = letter.path.slice(letter.path.lastIndexOf('/') + 1);
    assert.match(await ask({ mrn: 'A', log: name }), new RegExp(`^${name}: `));
  });
});
