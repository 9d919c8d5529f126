import type { PanelDenied } from '../../../src/protocol/claimMessages';
import type { PanelWorklist } from '../../../src/protocol/reportMessages';

/** A denied line whose texts are numbers, so that only the texts of the view have letters. */
export const DENIED_LINE: PanelDenied = {
  key: '1',
  patient: '1',
  month: '1',
  codes: '1',
  deniedOn: '1',
  reason: '1',
  claimNumber: '1',
  at: undefined,
};

export const EMPTY_WORKLIST: PanelWorklist = {
  month: '',
  toFix: [],
  moreToFix: 0,
  claims: [],
  denied: [],
  moreDenied: 0,
  claimNotices: [],
  nearest: [],
  midpoint: undefined,
  notices: [],
  words: [],
  programs: [],
};
