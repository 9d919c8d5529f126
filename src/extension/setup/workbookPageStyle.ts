/** The style sheet of the page of a workbook, in theme colors. */
export const WORKBOOK_PAGE_STYLE = `body { padding: 16px 24px; font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); color: var(--vscode-foreground); }
h1 { margin: 0 0 4px; font-size: 1.4em; font-weight: 600; }
ul { margin: 16px 0 0; padding: 0; list-style: none; }
li { margin: 0 0 14px; }
a { color: var(--vscode-textLink-foreground); }
.found { margin: 2px 0 0; color: var(--vscode-descriptionForeground); }`;
