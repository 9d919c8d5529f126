import { escapeMarkup, pageMarkup } from '../../report/exports/markup';
import { sheetWords, type FoundSheet } from '../../sheet/workbook/workbookSheets';
import { t } from '../../text/text';
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
  const heading = `<h1>${escapeMarkup(title)}</h1>\n<p>${escapeMarkup(intro)}</p>`;
  return pageMarkup(title, WORKBOOK_PAGE_STYLE, `<main id="root">\n${heading}\n<ul>${rows.join('')}</ul>\n</main>`);
}
