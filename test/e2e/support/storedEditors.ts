import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from './workbench';

/** Waits until VS Code has backed up an unsaved document that contains a text. */
export async function waitForBackup(bench: Workbench, text: string): Promise<void> {
  const home = path.join(bench.serverFolder, 'user');
  const hasText = (name: string): boolean => {
    try {
      if (!/backups/i.test(name)) return false;
      const backup = readFileSync(path.join(home, name), 'utf8');
      // The server also has the backups of earlier windows.
      return backup.includes(bench.folder) && backup.includes(text);
    } catch {
      // The path is a folder or a file that was just deleted.
      return false;
    }
  };
  await bench.waitFor('the backup', () => readdirSync(home, { recursive: true, encoding: 'utf8' }).some(hasText));
}

/**
 * Waits until VS Code has stored the state of its editors, and the state contains a text. In a browser, VS Code stores it
 * every few seconds. On the desktop, it stores it when the window closes.
 */
export async function waitForStoredEditors(bench: Workbench, text: string): Promise<void> {
  const search = `(async () => {
    const resultOf = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await resultOf(indexedDB.open(name));
      try {
        for (const table of database.objectStoreNames) {
          const values = await resultOf(database.transaction(table).objectStore(table).getAll());
          // Nested state is escaped once for each level.
          if (values.some((value) => String(value).replaceAll('\\\\', '').includes(${JSON.stringify(text)}))) return true;
        }
      } finally {
        database.close();
      }
    }
    return false;
  })()`;
  await bench.waitFor('the stored editors', () => bench.page.evaluate<boolean>(search), 45_000);
}
