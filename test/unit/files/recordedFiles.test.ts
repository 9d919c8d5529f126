import assert from 'node:assert/strict';
import { findLogs } from '../../../src/files/findLogs';
import { findNearestConfiguration } from '../../../src/files/nearestConfiguration';
import { findReadState, isReadChanged, recordFiles } from '../../../src/files/recordedFiles';
import { createMemoryFiles } from '../support/memoryFiles';

describe('the record of what was read', () => {
  const create = (): ReturnType<typeof recordFiles<string>> =>
    recordFiles(createMemoryFiles({ '/a/one.timelog.csv': 'x', '/a/b/two.timelog.csv': 'y', '/a/notes.txt': '' }));

  it('has each file that was opened once, with the same content', async () => {
    const { files, read } = create();
    await files.open('/a/one.timelog.csv');
    const opened = await files.open('/a/one.timelog.csv');
    assert.ok(opened.ok);
    assert.equal(opened.value.size, 1);
    assert.deepEqual(read(), { files: ['/a/one.timelog.csv'], folders: [] });
  });

  it('has every folder in which logs were looked for', async () => {
    const { files, read } = create();
    await findLogs(files, ['/a']);
    assert.deepEqual([...read().folders].sort(), ['/a', '/a/b']);
  });

  it('has the places where a configuration would be used if there were one', async () => {
    const { files, read } = create();
    assert.equal(await findNearestConfiguration(files, '/a'), undefined);
    assert.deepEqual([...read().files].sort(), ['/a/cocm-billing.json', '/cocm-billing.json']);
  });

  it('has a file that could not be opened, and grows with each read', async () => {
    const { files, read } = create();
    assert.deepEqual(read().files, []);
    assert.ok(!(await files.open('/none.csv')).ok);
    assert.deepEqual(read().files, ['/none.csv']);
  });
});

describe('what was read', () => {
  const LOG = '/a/one.timelog.csv';
  const SETTINGS = '/a/cocm-billing.json';
  /** Returns whether it's changed for an event about a path, after `change` of the files. */
  async function isChanged(path: string, change: (contents: Record<string, string>) => void): Promise<boolean> {
    const contents: Record<string, string> = { [LOG]: 'x', '/roster.csv': 'r' };
    const memory = createMemoryFiles(contents);
    const { files, read } = recordFiles(memory);
    await findLogs(files, ['/a']);
    await findNearestConfiguration(files, '/a');
    await files.open(LOG);
    await files.open('/roster.csv');
    const state = await findReadState(memory, read());
    change(contents);
    return isReadChanged(memory, state, path);
  }

  it('is changed after a write to a log in a folder that was named, and to a roster', async () => {
    assert.equal(await isChanged(LOG, (contents) => (contents[LOG] = 'xx')), true);
    assert.equal(await isChanged('/roster.csv', (contents) => (contents['/roster.csv'] = 'rr')), true);
  });

  it('is changed after a configuration is created where one would be used', async () => {
    assert.equal(await isChanged(SETTINGS, (contents) => (contents[SETTINGS] = '{}')), true);
  });

  it('is changed after a log or a closed month comes to a folder that was listed', async () => {
    for (const path of ['/a/two.timelog.csv', '/a/one.closed-2026-03.csv']) {
      assert.equal(await isChanged(path, (contents) => (contents[path] = 'y')), true, path);
    }
  });

  it('is changed after a log is deleted', async () => {
    assert.equal(await isChanged(LOG, (contents) => Reflect.deleteProperty(contents, LOG)), true);
  });

  it('is not changed by an event without a change, and by other files', async () => {
    assert.equal(await isChanged(LOG, () => undefined), false);
    assert.equal(await isChanged('/a/out.csv', (contents) => (contents['/a/out.csv'] = 'z')), false);
    assert.equal(await isChanged('/b/two.timelog.csv', (contents) => (contents['/b/two.timelog.csv'] = 'z')), false);
  });
});
