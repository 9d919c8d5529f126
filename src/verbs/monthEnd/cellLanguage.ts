/** The language of cells: its name after the fence, and its ID in VS Code. It's a separate module so that startup doesn't load the parser. */
export const CELL_LANGUAGE = 'cocm';
