/** Returns the extension of a file's name with its period, as it's written; '' if the name has none. @param path can have folders */
export function getFileExtension(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at);
}

/** Adds a text to the name of a file, before its extension. @param path can have folders */
export function addToFileName(path: string, added: string): string {
  const extension = getFileExtension(path);
  return `${path.slice(0, path.length - extension.length)}${added}${extension}`;
}
