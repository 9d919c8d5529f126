import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { vsixFile } from '../../host/paths.mjs';

/** What an analyst gets, and nothing else. */
const EXPECTED = [
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
/** What may be there besides: the pictures and the sample of the first steps, and the texts in other languages. */
const POSSIBLE = [
  /^extension\/samples\/[\w.-]+\.csv$/,
  /^extension\/media\/walkthrough\/\w+\.svg$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/package\.nls(\.[\w-]+)?\.json$/,
];
/** The calls by which a program in Node, in a worker or in a webview reaches a network, or starts another program. */
const WAYS_OUT = [
  /\bfetch\s*\(/,
  /\b(XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|importScripts|sendBeacon)\b/,
  /require\("(node:)?(http|https|http2|net|tls|dns|dgram|child_process|worker_threads|cluster)"\)/,
  /\b(openExternal|createTelemetryLogger)\b/,
  /\bnew Function\b|\beval\(/,
];
const MOST_BYTES = 1_500_000;

describe('the package', () => {
  const files = Object.entries(unzipSync(readFileSync(vsixFile)));

  it('has only what runs, and what is said about it', () => {
    const names = files.map(([name]) => name);
    assert.deepEqual(
      names.filter((name) => ![...EXPECTED, ...POSSIBLE].some((pattern) => pattern.test(name))),
      [],
    );
    assert.deepEqual(
      EXPECTED.filter((pattern) => !names.some((name) => pattern.test(name))),
      [],
    );
  });

  it('is under 1.5 MB', () => {
    assert.ok(statSync(vsixFile).size < MOST_BYTES, `${statSync(vsixFile).size} bytes`);
  });

  it('has no program that could reach a network or start another program', () => {
    const programs = files.filter(([name]) => name.endsWith('.js'));
    assert.ok(programs.length > 5);
    const found = programs.flatMap(([name, bytes]) => {
      const text = new TextDecoder().decode(bytes);
      return WAYS_OUT.filter((way) => way.test(text)).map((way) => `${name}: ${String(way)}`);
    });
    assert.deepEqual(found, []);
  });

  it('has pages for its webviews that load nothing but its own script and style', () => {
    const programs = files.filter(([name]) => /dist\/(extension|parts\/extension-\w+|web\/extension)\.js$/.test(name));
    const policies = programs.flatMap(([, bytes]) => [
      ...new TextDecoder()
        .decode(bytes)
        .matchAll(/default-src 'none'; style-src \$\{[^}]+\}; script-src 'nonce-\$\{\w+\}'/g),
    ]);
    // One page for Node's program and one for the browser's.
    assert.equal(policies.length, 2);
  });

  it('has webviews that may load files of their own folder only', () => {
    const hosts = files.filter(([name]) => /dist\/(extension|parts\/extension-\w+|web\/extension)\.js$/.test(name));
    const options = hosts.flatMap(([, bytes]) => [
      ...new TextDecoder().decode(bytes).matchAll(/enableScripts:(?:!0|true)(,localResourceRoots:\[)?/g),
    ]);
    // The grid's and the report's, for Node and for the browser.
    assert.equal(options.length, 4);
    assert.deepEqual(
      options.filter(([, roots]) => roots === undefined),
      [],
    );
  });

  it('names in its manifest only files that are in it', () => {
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
