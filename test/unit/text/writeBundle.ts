// Writes l10n/bundle.l10n.json anew from the texts in the source: npm run l10n
import { writeFileSync } from 'node:fs';
import { BUNDLE_FILE, bundleText } from './userTexts';

writeFileSync(BUNDLE_FILE, bundleText());
