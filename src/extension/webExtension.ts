/** Where the extension begins in an extension host that is a worker of a browser, such as that of vscode.dev. */
export { activateInBrowser as activate } from './extension';
