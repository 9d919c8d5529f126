import assert from 'node:assert/strict';
import { workbench } from '../support/workbench';

describe('the workbench', () => {
  it('opens the sample log in the text editor', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.line('Holly,Guzman,3.22').first().waitFor();
    assert.equal(await bench.activeTab(), 'sample.timelog.csv');
    await bench.screenshot('workbench');
  });
});
