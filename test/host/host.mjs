// The VS Code server with a browser on it: what the integration and end-to-end tests and the check of npm start share.
import path from 'node:path';
import { remoteUri, workbenchAddress } from './addresses.mjs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * Makes VS Code's window believe that it runs in a language. A window in a browser takes its language from this global, which
 * a language pack's script sets, and tells the extension host, which then reads the extension's bundle of that language. The
 * server serves such a script only for packs that its gallery installed, and there is no gallery here.
 */
const speakIn = (language) =>
  `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set: () => {} });`;

/** Starts a server (see startServer for the options) and a browser, with VS Code in `language`, that can reach nothing else. */
export async function startHost({ language, ...options }) {
  const server = await startServer(options);
  let browser;
  try {
    browser = await launchBrowser(path.join(server.folder, 'browser-home'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  const requests = [];
  return {
    authority: server.authority,
    folder: server.folder,
    requests,
    writeSettings: server.writeSettings,
    remote: (file) => remoteUri(server.authority, file),

    /** Opens the workbench as a new user would: with no state of an earlier page. */
    async openPage(folder, payload = [], prepare = async () => undefined) {
      const context = await browser.newContext({
        viewport: { width: 1400, height: 900 },
        deviceScaleFactor: 1,
        locale: 'en-US',
        timezoneId: 'UTC',
      });
      await context.route(
        (url) => url.hostname !== '127.0.0.1',
        (route) => {
          const request = route.request();
          requests.push({ url: request.url(), fromWebview: isFromWebview(request) });
          return route.abort();
        },
      );
      if (language !== undefined) await context.addInitScript(speakIn(language));
      await prepare(context);
      const page = await context.newPage();
      await page.goto(workbenchAddress(server.authority, folder, payload));
      return page;
    },

    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Whether a frame inside the workbench asked, that is, a webview, or (no frame is known) the service worker of one. */
function isFromWebview(request) {
  try {
    return request.frame().parentFrame() !== null;
  } catch {
    return true;
  }
}
