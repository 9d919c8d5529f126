import assert from 'node:assert/strict';
import { NODE_CONTEXT, run } from '../../../../src/cli/cli';
import { findReadState, isReadChanged, recordFiles } from '../../../../src/files/recordedFiles';
import { temporaryFolder } from '../../support/temporaryFolder';

const LOG = 'Date,MRN,First Name,Last Name,Minutes\n2024-01-02,1,Ann,Lee,40\n';

describe('a command whose files have changed since', () => {
  const folder = temporaryFolder();

  for (const [words, name, text] of [
    ['totals .', 'one.timelog.csv', `${LOG}2024-01-03,1,Ann,Lee,20\n`],
    ['totals .', 'two.timelog.csv', LOG],
    ['totals one.timelog.csv', 'cocm-billing.json', '{}'],
    ['totals one.timelog.csv', 'roster.csv', 'MRN,Payer\n1,Medicare\n2,Medicare\n'],
    ['totals one.timelog.csv --config team.json', 'team.json', '{ "timeRule": "cpt-midpoint" }'],
    ['ready one.timelog.csv', 'one.billed.csv', 'x'],
  ] as const) {
    it(`is noticed: ${words}, ${name}`, async () => {
      folder.write('one.timelog.csv', LOG);
      folder.write('roster.csv', 'MRN,Payer\n1,Medicare\n');
      folder.write('cocm-billing.json', '{ "roster": "roster.csv" }');
      folder.write('team.json', '{}');
      const { files, read } = recordFiles(NODE_CONTEXT.files);
      const paths = words.split(' ').map((word) => (word.includes('.') ? folder.join(word) : word));
      const outcome = await run(paths, { ...NODE_CONTEXT, files });
      assert.notEqual(outcome.exitCode, 2, outcome.stderr);
      const state = await findReadState(NODE_CONTEXT.files, read());
      const path = folder.join(name);
      assert.equal(await isReadChanged(NODE_CONTEXT.files, state, path), false);
      folder.write(name, text);
      assert.equal(await isReadChanged(NODE_CONTEXT.files, state, path), true);
    });
  }
});
