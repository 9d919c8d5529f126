// Starts the VS Code server and a browser, for the integration and end-to-end tests and for the check of npm start.
import path from 'node:path';
import { remoteUri, workbenchAddress } from './addresses.mjs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * Returns a script that sets the display language of a VS Code window. In a browser, the script of a language pack sets this
 * global, and the extension host then reads the extension's texts in that language. The server provides that script only for
 * language packs from a gallery, which this server doesn't have.
 */
const setLanguageScript = (language) =>
  `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set: () => {} });`;

/** Starts a server (see startServer for the options), and a browser that can reach only this server. */
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

    /** Opens the workbench without the state of earlier pages, as for a new user. */
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
      if (language !== undefined) await context.addInitScript(setLanguageScript(language));
      await prepare(context);
      const page = await context.newPage();
      // On a busy machine, the server can need more than a minute for its first page.
      await page.goto(workbenchAddress(server.authority, folder, payload), { timeout: 180_000 });
      return page;
    },

    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Returns whether a request comes from a frame in the workbench, which is a webview, or from a webview's service worker. */
function isFromWebview(request) {
  try {
    return request.frame().parentFrame() !== null;
  } catch {
    // A service worker doesn't have a frame.
    return true;
  }
}
