import { workbench } from './workbench';

/** Takes a screenshot for the README, once VS Code no longer shows that it's activating extensions. */
export async function takeDocImage(name: string): Promise<void> {
  const bench = workbench();
  // If the message stays, take the screenshot anyway: the test has already passed its checks.
  await bench
    .statusBarItem('Activating Extensions')
    .first()
    .waitFor({ state: 'hidden' })
    .catch(() => undefined);
  await bench.screenshot(name);
}
