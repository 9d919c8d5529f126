import { escapeMarkup } from '../../report/exports/markup';
import { sheetWords, type FoundSheet } from '../../sheet/workbook/workbookSheets';
import { getLanguage, t } from '../../text/text';
import { WORKBOOK_PAGE_STYLE } from './workbookPageStyle';

/**
 * Returns the page of a workbook in VS Code, without scripts.
 *
 * @param title a text
 * @param failure why the workbook can't be read; '' if it can
 * @param link returns the address that opens a sheet as a time log
 */
export function sheetsPage(
  title: string,
  sheets: readonly FoundSheet[],
  failure: string,
  link: (sheet: string) => string,
): string {
  const rows = sheets.map((sheet) => {
    const name = escapeMarkup(sheet.isHidden ? t`${sheet.name} (hidden)` : sheet.name);
    const heading = sheet.obstacle === '' ? `<a href="${escapeMarkup(link(sheet.name))}">${name}</a>` : name;
    return `<li>${heading}<div class="found">${escapeMarkup(sheetWords(sheet))}</div></li>`;
  });
  const intro =
    failure === ''
      ? t`Choose the sheet with the time log. It's written as a CSV file next to the workbook, which doesn't change.`
      : failure;
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(getLanguage())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${WORKBOOK_PAGE_STYLE}</style>
</head>
<body>
<main id="root">
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(intro)}</p>
<ul>${rows.join('')}</ul>
</main>
</body>
</html>`;
}
