/** The entry point of the extension in a browser, such as on vscode.dev. */
export { activateInBrowser as activate } from './extension';
