import { workbench } from './workbench';

/** A screenshot that the README may show: without VS Code's word that it is still starting other extensions. */
export async function takeDocImage(name: string): Promise<void> {
  const bench = workbench();
  // Where it goes on saying so, the picture is taken all the same: what is tested has been seen.
  await bench
    .statusBarItem('Activating Extensions')
    .first()
    .waitFor({ state: 'hidden' })
    .catch(() => undefined);
  await bench.screenshot(name);
}
