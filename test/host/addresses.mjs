/** Returns the address of the workbench with a folder open. `payload` is a list of [key, value] in VS Code's format. */
export function workbenchAddress(authority, folder, payload = []) {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** Returns the URI of a file in the workbench. */
export function remoteUri(authority, file) {
  return `vscode-remote://${authority}${file.split('/').map(encodeURIComponent).join('/')}`;
}
