import assert from 'node:assert/strict';
import dns from 'node:dns';
import https from 'node:https';
import net from 'node:net';
import { forgetConnections, getConnections } from '../support/connections';

describe('blockConnections', () => {
  // Without this, a test run without connections would prove nothing.
  it('blocks and records all kinds of connections from the extension host', async () => {
    const before = getConnections().length;
    const blocked = /Blocked by the tests/;
    await assert.rejects(async () => fetch('https://example.com/'), blocked);
    assert.throws(() => https.get('https://example.com/'), blocked);
    assert.throws(() => net.connect(443, 'example.com'), blocked);
    assert.throws(() => dns.lookup('example.com', () => undefined), blocked);
    const requested = getConnections().slice(before);
    assert.deepEqual(new Set(requested), new Set(['example.com']));
    assert.equal(requested.length, 4);
    forgetConnections(4);
  });
});
