import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { closeAll, openText, readText, workspaceFile, writeLog } from '../support/openLogs';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Payer,Initial Assessment';

describe('the audit packet', () => {
  afterEach(closeAll);

  it('has a section for each patient-month of the month and the hash of the saved file', async () => {
    const log = workspaceFile('sample.timelog.csv');
    const target = workspaceFile('packet.html');
    await vscode.commands.executeCommand('cocmBilling.createPacket', log, target, '2024-03');
    const html = await readText(target);
    assert.equal(html.match(/<section class="month"/g)?.length, 6);
    const hash = createHash('sha256')
      .update(await vscode.workspace.fs.readFile(log))
      .digest('hex');
    assert.ok(html.includes(hash));
  });

  it('of one line has only its patient-month', async () => {
    const log = await writeLog(
      `${HEADER}\n3/2/2024,P1,Ana,Ruiz,75,Cigna,3/2/2024\n3/3/2024,P2,Ben,Ode,75,Cigna,3/3/2024\n`,
    );
    await openText(log);
    const target = workspaceFile('packet-of-line.html');
    await vscode.commands.executeCommand('cocmBilling.createPacketOfLine', [log], 'P2', 202403, target);
    const html = await readText(target);
    assert.match(html, /Ode, Ben/);
    assert.doesNotMatch(html, /Ruiz/);
  });
});
