import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText, readText, writeLog } from '../support/openLogs';

describe('a copy without patients', () => {
  afterEach(closeAll);

  it('opens as a new log with the same minutes, and leaves the log unchanged', async () => {
    const text =
      'Date,MRN,First name,Last name,Minutes,Initial Assessment,Notes\n3/2/2024,SECRET1,Ana,Ruiz,75,3/2/2024,sister\n';
    const log = await writeLog(text);
    await openText(log);
    await vscode.commands.executeCommand('cocmBilling.pseudonymizeLog', log);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.isUntitled, true);
    assert.equal(document.languageId, 'cocm-timelog');
    assert.match(
      document.getText(),
      /^Date,MRN,First name,Last name,Minutes,Initial Assessment\n[\d/]+,P\w+,\w+,\w+,75,[\d/]+\n$/,
    );
    assert.doesNotMatch(document.getText(), /SECRET1|Ana|Ruiz|sister|3\/2\/2024/);
    assert.equal(await readText(log), text);
  });
});
