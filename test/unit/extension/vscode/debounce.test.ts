import assert from 'node:assert/strict';
import { Debounce } from '../../../../src/extension/vscode/debounce';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('Debounce', () => {
  it('runs the function once after several calls', async () => {
    let runs = 0;
    const debounce = new Debounce(() => runs++, 20);
    debounce.start();
    debounce.start();
    debounce.start();
    assert.equal(runs, 0);
    await wait(60);
    assert.equal(runs, 1);
  });

  it('starts the delay again with each call', async () => {
    let runs = 0;
    const debounce = new Debounce(() => runs++, 200);
    debounce.start();
    await wait(120);
    debounce.start();
    await wait(120);
    assert.equal(runs, 0);
    await wait(200);
    assert.equal(runs, 1);
  });

  it('runs the function again after a later call', async () => {
    let runs = 0;
    const debounce = new Debounce(() => runs++, 5);
    debounce.start();
    await wait(30);
    debounce.start();
    await wait(30);
    assert.equal(runs, 2);
  });

  it('uses another delay for one call', async () => {
    let runs = 0;
    const debounce = new Debounce(() => runs++, 60_000);
    debounce.start(0);
    await wait(20);
    assert.equal(runs, 1);
    debounce.start();
    await wait(20);
    assert.equal(runs, 1);
    debounce.dispose();
  });

  it('cancels a waiting run when it is disposed, and ignores later calls', async () => {
    let runs = 0;
    const debounce = new Debounce(() => runs++, 5);
    debounce.start();
    debounce.dispose();
    debounce.start();
    await wait(30);
    assert.equal(runs, 0);
  });
});
