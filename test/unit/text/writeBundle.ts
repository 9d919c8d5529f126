// Writes l10n/bundle.l10n.json from the texts in the source. Run: npm run l10n
import { writeFileSync } from 'node:fs';
import { BUNDLE_FILE, formatBundle } from './userTexts';

writeFileSync(BUNDLE_FILE, formatBundle());
