import type { Configuration } from '../configuration/configuration';
import { TextLines } from '../log/csv/lines';
import { ClaimHistories } from '../report/claims/claimHistory';
import { readAnswersCsv } from '../report/posted/answersCsv';
import type { PayerAnswers } from '../report/posted/payerAnswer';
import { planPosted, type PostedPlan } from '../report/posted/planPosted';
import { failure, success, type Result } from '../text/result';
import { updateClaimRecords, type RecordAccess } from './claimRecords';
import type { FileSystem } from './fileSystem';
import { readText } from './openLog';

/**
 * Reads a payer's file of payments and denials.
 *
 * Failures: those of the file, and `not-answers` if it's another file or a damaged one.
 */
export async function readPostedAnswers<Path>(
  files: FileSystem<Path>,
  path: Path,
  { posted, dateOrder, mrnForms }: Pick<Configuration, 'posted' | 'dateOrder' | 'mrnForms'>,
): Promise<Result<PayerAnswers>> {
  const text = await readText(files, path);
  if (!text.ok) {
    return text;
  }
  const answers = readAnswersCsv(TextLines.of(text.value), {
    settings: posted,
    dateOrder: dateOrder === 'dayFirst' ? 'dayFirst' : 'monthFirst',
    mrnForms,
  });
  const damage = answers.problems.find(({ severity }) => severity === 'error');
  return damage
    ? failure('not-answers', `${damage.message} (${damage.code})`, {
        file: files.display(path),
        line: damage.range.start.line + 1,
      })
    : success(answers);
}

/** Records a payer's answers in the records of claims that have the claims. Answers that they have already add nothing. */
export async function recordAnswers<Path>(
  access: RecordAccess<Path>,
  { answers }: PayerAnswers,
): Promise<Result<PostedPlan>> {
  return updateClaimRecords(access, (records) => {
    const plan = planPosted(new ClaimHistories(records.map(({ events }) => events)), answers);
    return success({ drafts: plan.drafts, value: plan });
  });
}
