/** The code for new month ends and for cells, which most sessions never need. It's loaded with `import()`. */
export { readMonthEnd } from '../../verbs/monthEnd/monthEndFile';
export { advanceMonthEnd, createMonthEndText, monthAfter, monthBefore } from '../../verbs/monthEnd/newMonthEnd';
export { readSettingsOf } from '../../verbs/monthEnd/runMonthEnd';
