import type { BilledLogs } from '../../billing/billedLogs';
import type { ChargeAmounts, ChargeLayout } from '../../billing/outgoing/chargeLayout';
import type { ClaimParties } from '../../billing/outgoing/claimParties';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import type { ClaimRecord } from '../claims/claimEvent';
import type { PlannedClaim } from '../claims/claimPlan';
import { newChargesCsv } from '../exports/newCharges';
import { createClaimFiles, type IncompleteClaim } from './claimFile';
import { findControlNumber } from './controlNumber';
import { layoutFile } from './layoutFile';
import { createPlannedClaims } from './outgoingClaim';

/** How the claims of a batch are written: as charge lines, in the columns of a layout, or as 837P. */
export type BatchFormat =
  { readonly kind: 'charges' } | { readonly kind: 'layout'; readonly layout: ChargeLayout } | { readonly kind: '837p' };

/** A file of a batch. */
export interface BatchFile {
  /** What is added to the file's name before its extension: the payer of an 837P file, '' for the only file. */
  readonly suffix: string;
  readonly text: string;
}

/** The files of a batch. */
export interface BatchFiles {
  readonly files: readonly BatchFile[];
  /** The claims that are in the files. */
  readonly claims: readonly PlannedClaim[];
  /** The claims that aren't, with what each lacks. */
  readonly incomplete: readonly IncompleteClaim[];
}

export interface BatchFilesOptions {
  readonly format: BatchFormat;
  readonly batch: string;
  readonly amounts: ChargeAmounts;
  readonly parties: ClaimParties;
  /** The records of claims, which have the control numbers that were used. */
  readonly records: readonly ClaimRecord[];
  /** The local time, as `YYYY-MM-DDThh:mm:ss` and more. */
  readonly time: string;
  /** Whether the batch is recorded, so that the claims don't go out again. */
  readonly isRecorded: boolean;
}

/**
 * Creates the files of a batch: one CSV file, or one 837P file for each payer.
 *
 * Failures: `billing-incomplete` if the configuration lacks what every 837P file needs, and `test-file` if tests would be recorded.
 */
export function createBatchFiles(
  claims: readonly PlannedClaim[],
  billed: BilledLogs,
  options: BatchFilesOptions,
): Result<BatchFiles> {
  const { format, batch, amounts } = options;
  switch (format.kind) {
    case 'charges':
      return success(createOneFile(claims, newChargesCsv(claims, batch, billed)));
    case 'layout':
      return success(
        createOneFile(claims, layoutFile(createPlannedClaims(claims, batch, billed, amounts), format.layout)),
      );
    case '837p':
      return createProfessionalFiles(claims, billed, options);
  }
}

function createOneFile(claims: readonly PlannedClaim[], text: string): BatchFiles {
  return { files: [{ suffix: '', text }], claims, incomplete: [] };
}

function createProfessionalFiles(
  claims: readonly PlannedClaim[],
  billed: BilledLogs,
  { batch, amounts, parties, records, time, isRecorded }: BatchFilesOptions,
): Result<BatchFiles> {
  const planned = claims.map((claim) => ({ claim, outgoing: createPlannedClaims([claim], batch, billed, amounts) }));
  const [day = '', clock = ''] = time.split('T');
  const created = createClaimFiles(
    planned.flatMap(({ outgoing }) => outgoing),
    parties,
    {
      controlNumber: findControlNumber(records),
      day: day.replaceAll('-', ''),
      time: clock.slice(0, 5).replace(':', ''),
    },
  );
  if (created.partyNeeds.length > 0) {
    return failure(
      'billing-incomplete',
      t`Nothing was written. 837P needs in "billing" of the configuration: ${created.partyNeeds.join(', ')}.`,
    );
  }
  if (isRecorded && parties.usage === 'T') {
    return failure(
      'test-file',
      t`Nothing was written or recorded. The files would be tests, which payers don't pay. Set "usage" of "billing" to "production".`,
    );
  }
  const written = new Set(created.files.flatMap((file) => file.claims));
  return success({
    files: addSuffixes(created.files),
    claims: planned.flatMap(({ claim, outgoing }) => (outgoing.some((one) => written.has(one)) ? [claim] : [])),
    incomplete: created.incomplete,
  });
}

/** Names each file by its payer, and numbers payers of one name. */
function addSuffixes(files: readonly { readonly payer: string; readonly text: string }[]): BatchFile[] {
  const used = new Map<string, number>();
  return files.map(({ payer, text }) => {
    const name =
      payer
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'payer';
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { suffix: `-${name}${count === 1 ? '' : `-${count}`}`, text };
  });
}
