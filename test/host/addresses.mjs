/** The address of the workbench on a folder. `payload` is VS Code's own: a list of [key, value]. */
export function workbenchAddress(authority, folder, payload = []) {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** A file as the workbench names it. */
export function remoteUri(authority, file) {
  return `vscode-remote://${authority}${file.split('/').map(encodeURIComponent).join('/')}`;
}
