import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { vsixFile } from '../../host/paths.mjs';

/** Files that must be in the package. */
const REQUIRED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/(readme|changelog|SECURITY)\.md$/,
  /^extension\/(LICENSE|THIRD-PARTY-NOTICES)\.txt$/,
  /^extension\/icon\.png$/,
  /^extension\/language-configuration\.json$/,
  /^extension\/(syntaxes|schemas)\/[\w.-]+\.json$/,
  /^extension\/docs\/[\w-]+\.md$/,
  /^extension\/dist\/(extension|cli)\.js$/,
  /^extension\/dist\/parts\/extension-[A-Z0-9]{8}\.js$/,
  /^extension\/dist\/web\/extension\.js$/,
  /^extension\/dist\/webview\/(grid|report)\.(js|css)$/,
];
/** Files that can also be in the package: the walkthrough's pictures and sample, and texts in other languages. */
const OPTIONAL = [
  /^extension\/samples\/[\w.-]+\.csv$/,
  /^extension\/media\/walkthrough\/\w+\.svg$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/package\.nls(\.[\w-]+)?\.json$/,
];
/** Calls that use the network, start another program, or run code from text, in Node, a worker, or a webview. */
const FORBIDDEN_CALLS = [
  /\bfetch\s*\(/,
  /\b(XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|importScripts|sendBeacon)\b/,
  /require\("(node:)?(http|https|http2|net|tls|dns|dgram|child_process|worker_threads|cluster)"\)/,
  /\b(openExternal|createTelemetryLogger)\b/,
  /\bnew Function\b|\beval\(/,
];
const MAX_BYTES = 1_500_000;

describe('the package', () => {
  const files = Object.entries(unzipSync(readFileSync(vsixFile)));

  it('contains only the programs and their documentation', () => {
    const names = files.map(([name]) => name);
    assert.deepEqual(
      names.filter((name) => ![...REQUIRED, ...OPTIONAL].some((pattern) => pattern.test(name))),
      [],
    );
    assert.deepEqual(
      REQUIRED.filter((pattern) => !names.some((name) => pattern.test(name))),
      [],
    );
  });

  it('is under 1.5 MB', () => {
    assert.ok(statSync(vsixFile).size < MAX_BYTES, `${statSync(vsixFile).size} bytes`);
  });

  it('has no code that uses the network, starts a program, or runs code from text', () => {
    const programs = files.filter(([name]) => name.endsWith('.js'));
    assert.ok(programs.length > 5);
    const found = programs.flatMap(([name, bytes]) => {
      const text = new TextDecoder().decode(bytes);
      return FORBIDDEN_CALLS.filter((call) => call.test(text)).map((call) => `${name}: ${String(call)}`);
    });
    assert.deepEqual(found, []);
  });

  it('has webview pages that can load only their own script and styles', () => {
    const programs = files.filter(([name]) => /dist\/(extension|parts\/extension-\w+|web\/extension)\.js$/.test(name));
    const policies = programs.flatMap(([, bytes]) => [
      ...new TextDecoder()
        .decode(bytes)
        .matchAll(/default-src 'none'; style-src \$\{[^}]+\}; script-src 'nonce-\$\{\w+\}'/g),
    ]);
    // One page in the program for Node, and one in the program for browsers.
    assert.equal(policies.length, 2);
  });

  it('has webviews that can load only files from their folder', () => {
    const hosts = files.filter(([name]) => /dist\/(extension|parts\/extension-\w+|web\/extension)\.js$/.test(name));
    const options = hosts.flatMap(([, bytes]) => [
      ...new TextDecoder().decode(bytes).matchAll(/enableScripts:(?:!0|true)(,localResourceRoots:\[)?/g),
    ]);
    // Of the grid and the report, in the programs for Node and for browsers.
    assert.equal(options.length, 4);
    assert.deepEqual(
      options.filter(([, roots]) => roots === undefined),
      [],
    );
  });

  it('has all files that its manifest names', () => {
    const has = (file: string): boolean => files.some(([name]) => name === `extension/${file.replace(/^\.\//, '')}`);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
    const { main, browser, icon, bin } = manifest as { main: string; browser: string; icon: string; bin: object };
    const named = [main, browser, icon, ...(Object.values(bin) as string[])];
    assert.deepEqual(
      named.filter((file) => !has(file)),
      [],
    );
  });
});
