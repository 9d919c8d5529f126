import { setLanguage, type Bundle } from '../../text/text';

/** Sets the language to that of the page. The host writes the translations to its root element. */
export function setPageLanguage(): void {
  const { dataset, lang } = document.documentElement;
  setLanguage(dataset['words'] === undefined ? undefined : (JSON.parse(dataset['words']) as Bundle), lang);
}
