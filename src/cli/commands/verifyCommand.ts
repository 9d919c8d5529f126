import { TextLines } from '../../log/csv/lines';
import { readReport } from '../../report/existing/reportReader';
import { verifyReport } from '../../report/existing/verifyReport';
import type { VerifyCommand } from '../arguments';
import { configurationFor } from '../node/configurationFiles';
import { readLogs, readTextFile, rulesBy } from '../node/logFiles';
import type { Outcome } from '../outcome';
import { asText, placed } from '../placedProblem';
import { UnreadableInput } from '../../files/unreadableInput';

/** `cocm-billing verify-report`: every line of a report whose codes do not follow, by itself and beside its logs. */
export function runVerify({ file, logs, rule, config, format }: VerifyCommand): Outcome {
  const text = readTextFile(file);
  const run = configurationFor(logs.length > 0 ? logs : [file], config);
  const read = logs.length === 0 ? undefined : readLogs(logs, rule, config);
  if (text instanceof UnreadableInput || run instanceof UnreadableInput || read instanceof UnreadableInput) {
    const [first] = [text, run, read].filter((one) => one instanceof UnreadableInput);
    return { exitCode: 2, stdout: '', stderr: `${first?.sentence ?? ''}\n` };
  }
  const report = readReport(TextLines.of(text.text));
  if (!report.ok) {
    return { exitCode: 2, stdout: '', stderr: `${file}: ${report.failure.message}\n` };
  }
  const rules = rulesBy(rule, run.configuration);
  const found = [
    ...run.problems.map((one) => placed(one.file, one.problem)),
    ...verifyReport(report.value, rules, read?.billed).map((problem) => placed(file, problem)),
  ];
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const stdout =
    format === 'text'
      ? found.map(asText).join('')
      : `${JSON.stringify({ rule: rules.defaultProfile.timeRule.id, lines: report.value.lines.length, errors, problems: found }, null, 2)}\n`;
  return { exitCode: errors > 0 ? 1 : 0, stdout, stderr: '' };
}
