import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { waitForBackup, waitForStoredEditors } from '../support/storedEditors';
import { workbench } from '../support/workbench';

const LOG = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,10,1/3/2024\n1/4/2024,A1,"20",1/3/2024\n';
const MINUTES = 3;

describe('changes to a log', () => {
  it('that are unsaved in the text editor are restored after the window reloads (hot exit)', async () => {
    const bench = workbench();
    await bench.open('log.timelog.csv', { files: { 'log.timelog.csv': LOG } });
    await bench.goTo(2, LOG.split('\n')[1]!.indexOf('10') + 1);
    await bench.page.keyboard.type('6');
    await bench.lenses().filter({ hasText: 'A1 · Jan 2024 · 630 min' }).waitFor();
    await waitForBackup(bench, '1/3/2024,A1,610');
    await bench.reload();
    await bench.lenses().filter({ hasText: 'A1 · Jan 2024 · 630 min' }).waitFor({ timeout: 60_000 });
    await bench.waitFor('the dirty mark', () => bench.isDirty('log.timelog.csv'));
    assert.equal(bench.readFile('log.timelog.csv'), LOG);
    await bench.line('1/3/2024,A1,610').click();
    await bench.saveAndExpect('log.timelog.csv', LOG.replace(',10,', ',610,'));
  });

  it('that are unsaved in the grid are restored after the window reloads (hot exit)', async () => {
    const bench = workbench();
    const grid = await Grid.open('log.timelog.csv', { 'log.timelog.csv': LOG });
    await grid.type(3, MINUTES, '61');
    await grid.band('A1', '71 min', '99492').waitFor();
    await bench.waitFor('the dirty mark', () => bench.isDirty('log.timelog.csv'));
    await waitForBackup(bench, '"61"');
    // Until VS Code has stored that the grid is open, it would restore the text editor instead.
    await waitForStoredEditors(bench, '"editorResource"');
    await bench.reload();
    const restored = new Grid(bench.webview());
    await restored.band('A1', '71 min', '99492').waitFor({ timeout: 60_000 });
    await bench.waitFor('the dirty mark', () => bench.isDirty('log.timelog.csv'));
    assert.equal(bench.readFile('log.timelog.csv'), LOG);
    await restored.cell(3, MINUTES).click();
    await bench.saveAndExpect('log.timelog.csv', LOG.replace('"20"', '"61"'));
  });

  it('half-written in the form are there after its tab was hidden, with the further columns of the log', async function () {
    this.timeout(180_000);
    const bench = workbench();
    const log = `${LOG.split('\n')[0]!},Notes,Room\n1/3/2024,A1,10,1/3/2024,,\n`;
    const grid = await Grid.open('log.timelog.csv', { 'log.timelog.csv': log });
    await grid.band('A1', '10 min').waitFor();
    await bench.page.keyboard.press('ControlOrMeta+I');
    const form = grid.frame.getByRole('dialog', { name: 'New entry' });
    await form.getByLabel('Patient, by name or MRN').fill('A1');
    await form.getByRole('option').first().click();
    await form.getByLabel('Minutes').fill('65');
    await form.getByText('More columns').click();
    await form.getByLabel('Room').fill('7b');
    await bench.screenshot('form-further-columns');
    await bench.openFile('problems.timelog.csv');
    await bench.openFile('log.timelog.csv');
    const restored = new Grid(bench.webview()).frame.getByRole('dialog', { name: 'New entry' });
    await restored.waitFor();
    assert.equal(await restored.getByLabel('Minutes').inputValue(), '65');
    assert.equal(await restored.getByLabel('Room').inputValue(), '7b');
    await bench.screenshot('form-restored');
    await restored.getByLabel('Minutes').press('Enter');
    await new Grid(bench.webview()).band('A1', '65 min').waitFor();
  });

  it('saved with another name stay in the grid', async () => {
    const bench = workbench();
    const grid = await Grid.open('log.timelog.csv', { 'log.timelog.csv': LOG });
    await grid.type(3, MINUTES, '61');
    await grid.band('A1', '71 min', '99492').waitFor();
    await bench.runCommand('File: Save As...');
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith('log.timelog.csv'));
    await field.fill(`${bench.folder}/march.timelog.csv`);
    await bench.page.keyboard.press('Enter');
    await bench.tab('march.timelog.csv').waitFor();
    await new Grid(bench.webview()).band('A1', '71 min', '99492').waitFor();
    assert.equal(bench.readFile('march.timelog.csv'), LOG.replace('"20"', '"61"'));
    assert.equal(bench.readFile('log.timelog.csv'), LOG);
    await bench.screenshot('grid-saved-as');
  });

  it('appear in both the text editor and the grid, with a shared undo history', async () => {
    const bench = workbench();
    await bench.open('log.timelog.csv', { files: { 'log.timelog.csv': LOG } });
    await bench.runCommand('View: Split Editor Right');
    await bench.waitFor('two editors', async () => (await bench.page.locator('.tab').count()) === 2);
    await Grid.toggle('Open Time Log in the Grid');
    const grid = new Grid(bench.webview());
    await grid.band('A1', '30 min').waitFor();

    await grid.type(3, MINUTES, '61');
    await bench.line('1/4/2024,A1,"61",1/3/2024').waitFor();
    await grid.band('A1', '71 min').waitFor();

    await bench.line('1/3/2024,A1,10').click();
    await bench.goTo(2, LOG.split('\n')[1]!.indexOf('10') + 1);
    await bench.page.keyboard.type('1');
    await grid.band('A1', '171 min').waitFor();
    await grid.cell(2, MINUTES).filter({ hasText: '110' }).waitFor();
    await bench.screenshot('grid-and-text');

    await bench.page.keyboard.press('ControlOrMeta+Z');
    await grid.band('A1', '71 min').waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Z');
    await grid.band('A1', '30 min').waitFor();
    await bench.line('1/4/2024,A1,"20",1/3/2024').waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Shift+Z');
    await grid.band('A1', '71 min').waitFor();
    // Undo and redo in the grid use the same history.
    await grid.cell(2, MINUTES).click();
    await bench.page.keyboard.press('ControlOrMeta+Z');
    await grid.band('A1', '30 min').waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Y');
    await grid.band('A1', '71 min').waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Y');
    await grid.band('A1', '171 min').waitFor();
    await bench.saveAndExpect('log.timelog.csv', LOG.replace(',10,', ',110,').replace('"20"', '"61"'));
  });

  it('are discarded by Revert File, and the figures are updated', async () => {
    const bench = workbench();
    const grid = await Grid.open('log.timelog.csv', { 'log.timelog.csv': LOG });
    await grid.type(3, MINUTES, '61');
    await grid.band('A1', '71 min').waitFor();
    await bench.waitFor('the dirty mark', () => bench.isDirty('log.timelog.csv'));
    await bench.runCommand('File: Revert File');
    await grid.band('A1', '30 min').waitFor();
    await bench.waitFor('no dirty mark', async () => !(await bench.isDirty('log.timelog.csv')));
    assert.equal(bench.readFile('log.timelog.csv'), LOG);
  });

  it('are saved only to the copy by Save As, and all other bytes are the same', async () => {
    const bench = workbench();
    const grid = await Grid.open('log.timelog.csv', { 'log.timelog.csv': LOG });
    await grid.type(3, MINUTES, '61');
    await grid.band('A1', '71 min').waitFor();
    await bench.waitFor('the dirty mark', () => bench.isDirty('log.timelog.csv'));
    await bench.runCommand('File: Save As...');
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith('/log.timelog.csv'));
    await field.fill(`${bench.folder}/copy.timelog.csv`);
    await bench.waitFor('the copy', async () => {
      await bench.page.keyboard.press('Enter');
      await bench.page.waitForTimeout(500);
      return bench.hasFile('copy.timelog.csv');
    });
    await bench.tab('copy.timelog.csv').waitFor();
    await bench.waitFor(
      'the bytes of the copy',
      () => bench.readFile('copy.timelog.csv') === LOG.replace('"20"', '"61"'),
    );
    assert.equal(bench.readFile('log.timelog.csv'), LOG);
  });
});
