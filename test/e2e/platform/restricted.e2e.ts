import { startHost } from '../../host/host.mjs';
import { vsixFile } from '../../host/paths.mjs';
import { Workbench } from '../support/workbench';

describe('Restricted Mode, in a folder that is not trusted', () => {
  it('checks and bills a log as in a trusted folder', async function () {
    this.timeout(180_000);
    const host = await startHost({ name: 'restricted', vsix: vsixFile, workspaceTrust: true });
    const bench = new Workbench(host);
    try {
      await bench.open('sample.timelog.csv', {
        settings: {
          'security.workspace.trust.enabled': true,
          'security.workspace.trust.startupPrompt': 'never',
        },
      });
      await bench.page.getByText('Restricted Mode').first().waitFor();
      await bench.lenses().filter({ hasText: 'Guzman, Holly · Jan 2024 · 74.22 min · 99492' }).waitFor();
      await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
      await bench.webview().locator('.row', { hasText: '131.26' }).first().waitFor();
      await bench.screenshot('restricted-mode');
    } finally {
      await bench.closePage();
      await host.close();
    }
  });
});
