import type { StatusField } from '../values/entryStatus';

// Logs have columns with the British spelling. cspell:ignore cancelled

export interface FieldNaming {
  /** The name in the canonical header. */
  readonly title: string;
  /** Other common names. Case, spaces, and most marks are ignored (sources.md 8.2). */
  readonly aliases: readonly string[];
  /** Names that also mean something else. They are read only if no other column matches the field. */
  readonly lessSpecific?: readonly string[];
}

/** Names of the status of an entry only. `Marital Status`, `Insurance Status`, and `State` are something else. */
export const STATUS_NAMING: Readonly<Record<StatusField, FieldNaming>> = {
  status: {
    title: 'Status',
    aliases: [
      'entry status',
      'time entry status',
      'record status',
      'row status',
      'log status',
      'note status',
      'documentation status',
      'encounter status',
      'visit status',
      'session status',
      'contact status',
      'activity status',
      'service status',
    ],
  },
  approval: { title: 'Approval', aliases: ['approval status'] },
  billable: {
    title: 'Billable',
    aliases: ['billable?', 'is billable', 'is billable?', 'billable flag', 'billable y/n', 'billable yes/no'],
  },
  nonBillable: {
    title: 'Non-billable',
    aliases: ['non-billable?', 'not billable', 'not billable?', 'is non-billable', 'do not bill', 'do not bill?'],
  },
  voided: { title: 'Voided', aliases: ['voided?', 'void', 'void?', 'is voided', 'is void', 'void flag'] },
  deleted: { title: 'Deleted', aliases: ['deleted?', 'is deleted', 'is deleted?', 'deleted flag', 'removed'] },
  cancelled: {
    title: 'Cancelled',
    aliases: ['canceled', 'cancelled?', 'canceled?', 'is cancelled', 'is canceled', 'cancellation'],
  },
};
