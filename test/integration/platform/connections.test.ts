import assert from 'node:assert/strict';
import dns from 'node:dns';
import https from 'node:https';
import net from 'node:net';
import { forgetConnections, connectionsAsked } from '../support/connections';

describe('the watch over connections', () => {
  // Else that nothing was asked for would say nothing.
  it('blocks and counts every way out of the extension host', async () => {
    const before = connectionsAsked().length;
    const blocked = /Blocked by the tests/;
    await assert.rejects(async () => fetch('https://example.com/'), blocked);
    assert.throws(() => https.get('https://example.com/'), blocked);
    assert.throws(() => net.connect(443, 'example.com'), blocked);
    assert.throws(() => dns.lookup('example.com', () => undefined), blocked);
    const asked = connectionsAsked().slice(before);
    assert.deepEqual(new Set(asked), new Set(['example.com']));
    assert.equal(asked.length, 4);
    forgetConnections(4);
  });
});
