import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from './workbench';

/** Waits until VS Code has put by a document that is not saved and has this text in it, for when the window goes. */
export async function waitForBackup(bench: Workbench, text: string): Promise<void> {
  const home = path.join(bench.serverFolder, 'user');
  const hasIt = (name: string): boolean => {
    try {
      if (!/backups/i.test(name)) return false;
      const backup = readFileSync(path.join(home, name), 'utf8');
      // The server keeps what earlier windows put by.
      return backup.includes(bench.folder) && backup.includes(text);
    } catch {
      // A folder, or a file that has just gone.
      return false;
    }
  };
  await bench.waitFor('the backup', () => readdirSync(home, { recursive: true, encoding: 'utf8' }).some(hasIt));
}

/**
 * Waits until VS Code has stored its editors with this text among what they keep of themselves. In a browser it does so
 * every few seconds and not when the window goes, as the desktop does.
 */
export async function waitForStoredEditors(bench: Workbench, text: string): Promise<void> {
  const search = `(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      try {
        for (const table of database.objectStoreNames) {
          const values = await answer(database.transaction(table).objectStore(table).getAll());
          // State within state is quoted again and again.
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
