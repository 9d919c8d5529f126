import { NAMED_PROFILES } from '../billing/rules/builtInProfiles';

/** The text of `cocm-billing --help`. `docs/command-line.md` quotes it, as a test checks. */
export const USAGE = `Usage:
  cocm-billing report LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--payer NAME] [--npi NPI]
               [--format csv|json|html|xlsx] [-o FILE] [--watch] [--config FILE]
  cocm-billing check LOG|FOLDER... [--format text|json|github|gitlab|sarif] [--fail-on error|warning]
               [--all-rows] [--config FILE]
  cocm-billing verify-report FILE [--log LOG]... [--rule RULE] [--format text|json] [--config FILE]
  cocm-billing compare-reports OLD NEW [--format text|json]
  cocm-billing charges LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--new [--include-check] [--record]]
               [--layout NAME|--format 837p] [-o FILE] [--config FILE]
  cocm-billing ready LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--state ready|check|held|billed|replace]
               [--format text|csv|json] [--config FILE]
  cocm-billing decide LOG|FOLDER... --approve|--hold|--release|--withdraw --reason TEXT --month YYYY-MM
               [--mrn MRN]... [--state ready|check|held|billed|replace] [--rule RULE] [--config FILE]
  cocm-billing close LOG|FOLDER... --month YYYY-MM [--record] [--hold|--approve --reason TEXT] [--undecided]
               [--again] [--config FILE]
  cocm-billing posted LOG|FOLDER... FILE [--config FILE]
  cocm-billing compare-rules LOG|FOLDER... --with RULE [--rule RULE] [--config FILE]
  cocm-billing totals LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--payer NAME] [--npi NPI] [--config FILE]
  cocm-billing nearest [N] LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--payer NAME] [--npi NPI] [--config FILE]
  cocm-billing chart [CHART] LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--payer NAME] [--npi NPI]
               [--config FILE]
  cocm-billing run FILE.cocm-month.md [--stop-on held] [--html FILE]
  cocm-billing packet LOG|FOLDER... [--month YYYY-MM] [--mrn MRN]... [--from-claims FILE] [--rule RULE]
               -o FILE.html [--config FILE]
  cocm-billing pseudonymize LOG -o FILE [--config FILE]
  cocm-billing --version

report           Writes the billing report of one or more time logs to FILE or to standard output. A folder means every
                 *.timelog.csv file in it and its subfolders; each file is read once. Without --format, the extension of
                 FILE sets the format, or else it's CSV. --watch rewrites FILE whenever a log changes.
check            Lists what is wrong with the logs as file:line:column: severity code message: each fact once, months that
                 aren't closed first, the latest first. --all-rows lists every row of each fact. For a build, also as
                 GitHub annotations, a GitLab code quality report, or SARIF. With --fail-on warning, warnings also give
                 exit code 1.
verify-report    Lists every line of a billing report with codes that don't follow from its minutes. With --log, also
                 every line that differs from the logs, is missing, or isn't in the logs.
compare-reports  Lists what changed from one billing report to another.
charges          Writes one CSV row for each line of a claim: a code of a patient-month, and what is missing from it. --new
                 writes only claims that are ready and haven't gone out by the record of claims (NAME.billed.csv next to
                 each log), and corrections of those whose figures changed. --include-check adds claims to check.
                 --record also records what is written; it needs -o. --layout writes the columns that an importer expects,
                 by a layout of the configuration or a ready-made one. --format 837p writes a claim file for each payer; it
                 needs --new and -o.
ready            Lists each patient-month with a code as ready, check, held, billed, or to be replaced, with the reasons,
                 and the totals of each state. Exit code 1 also means that a claim or a correction is held. In text, lines
                 are named by file and line; CSV and JSON have the MRN.
decide           Records a decision about the claims of a month in the record of claims: those of the patients that --mrn
                 names, or all that haven't gone out. --approve: checked. --hold: doesn't go out. --release: goes out in spite
                 of what holds it. --withdraw: no decision anymore. It's valid until the figures of the month change.
close            Shows what isn't decided in a month and what hasn't gone out. --record closes the month: it saves the report
                 of the month next to each log, and check then lists what changed since. --hold and --approve record a
                 decision about the claims that aren't decided; --undecided closes without one. --again replaces an
                 earlier copy with other figures. Exit code 1 also means that something isn't decided.
posted           Records what payers answered in the record of claims: FILE is a CSV file of payments and denials. Lines without
                 a claim are listed, and exit code 1 also means that there are some.
compare-rules    Shows the same logs under two rules, by patient-month and in total. Without --rule, the first rule is the
                 one in the configuration.
totals           Shows the patient-months, the minutes, and the units of each code, and the totals of each state of claims.
nearest          Lists the N patient-months with the fewest minutes to their next code, by file and line; 25 without N.
chart            Shows the figures of a chart, or of all charts. CHART is minutes-by-patient, units-by-month,
                 minutes-by-staff, minutes-by-activity, minutes-by-program, or minutes-by-day.
run              Runs the commands in the cells of a month end in order, as VS Code does, with the exit code of the worst
                 one. --stop-on held stops at the first cell that holds something back. --html also writes a page with
                 the text and what the commands show.
packet           Writes a page for printing with a sheet for each patient-month that a payer asks for: the entries, the rule,
                 what isn't counted, and the conditions of the claim. --from-claims reads a CSV file with a column for the
                 MRN and one for the date of service or the month.
pseudonymize     Writes a copy of a log to show to others: invented names and MRNs, moved dates, no free text, and the same
                 minutes and codes.

RULE is a time rule or a built-in payer profile, for every payer:
${[...NAMED_PROFILES.keys()].join(', ')}.
A LOG can be an Excel workbook (.xlsx). The only visible sheet with a time log is read, or the one that --sheet NAME names; cells
are named as FILE:Sheet!C12.
All commands except compare-reports use the nearest cocm-billing.json next to or above the files, or the file that
--config names.

Exit code 0: nothing found. 1: errors found in a log, a report, or the configuration, or reports that differ (a report is
still written). 2: bad usage or unreadable input; nothing was checked or written.
`;
