import { formatDate, formatIsoMonth, formatMonthName } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { getFieldTitle } from '../../log/header/columns';
import { t } from '../../text/text';
import { listAssumed } from '../../wording/assumptions';
import { counted, grouped } from '../../wording/figureWords';
import { patientName } from '../../wording/monthFigures';
import { escapeMarkup, pageMarkup } from '../exports/markup';
import type { PacketPage, PacketSource } from './packet';
import { formatPacketPlace, type PacketPlace } from './packetEntries';
import { packetStyle } from './packetStyle';
import { entriesTable, formatOptionalDate, leftOutTable, type TableContext } from './packetTables';

/** A name and its texts, each of which is one line. */
type Fact = readonly [name: string, texts: string | readonly string[], width?: 'wide'];

/**
 * Returns a packet as a page in one file, without scripts or external resources, for printing to paper or PDF. Each patient-month
 * begins on a new sheet.
 */
export function packetHtml(source: PacketSource, pages: readonly PacketPage[]): string {
  const names = pages.map((page) => t`Audit packet: ${identify(page)}`);
  const title = t`Audit packet: ${counted(pages.length, 'patient-month')}`;
  const body = pages.map((page, index) => pageSection(source, page, index)).join('\n');
  return pageMarkup(title, packetStyle(names), body);
}

/** `Guzman, Holly, MRN 123, Jun 2024` */
function identify({ mrn, month, patient }: PacketPage): string {
  const name = patientName(patient.firstName, patient.lastName, '');
  const parts = [name, t`MRN ${mrn}`, formatMonthName(month)];
  return parts.filter((part) => part !== '').join(', ');
}

function pageSection(source: PacketSource, page: PacketPage, index: number): string {
  const { patient } = page;
  const { billed, logs } = source;
  const context: TableContext = { billed, logNames: logs.map(({ name }) => name), identity: identify(page) };
  return `<section class="month" id="month-${index}">
<h1>${escapeMarkup(patientName(patient.firstName, patient.lastName, page.mrn))}</h1>
<p class="summary">${escapeMarkup([formatMonthName(page.month), page.codes, t`${grouped(formatMinutes(page.minutes))} min`].join('  ·  '))}</p>
${facts(listPatientFacts(page))}
${heading(t`Codes and rule`)}
${facts(listRuleFacts(page))}
${heading(t`Entries that count (${page.entries.length})`)}
${page.entries.length === 0 ? sentence(t`No entry counts.`) : entriesTable(page.entries, context)}
${heading(t`Not counted`)}
${page.leftOut.length === 0 ? sentence(t`Nothing is left out.`) : leftOutTable(page.leftOut, context)}
${heading(t`Conditions of the claim`)}
${facts(listConditions(page, context))}
${heading(t`Decisions and claims`)}
${history(page)}
<footer>
${facts(listOrigin(source, page))}
<p>${escapeMarkup(t`CPT is a registered trademark of the American Medical Association. Contains protected health information.`)}</p>
</footer>
</section>`;
}

function listPatientFacts({ mrn, patient, payerId }: PacketPage): readonly Fact[] {
  return [
    [t`MRN`, mrn],
    [t`Date of birth`, patient.dateOfBirth === undefined ? '' : formatDate(patient.dateOfBirth)],
    [t`Payer`, [patient.payer, payerId].filter((part) => part !== '').join(', ')],
    [t`Referring provider NPI`, patient.npi],
    [t`Diagnoses`, patient.problemsList, 'wide'],
  ];
}

function listRuleFacts({ codes, minutes, kind, why, notice }: PacketPage): readonly Fact[] {
  const { crossing, dateOfService } = why;
  return [
    [t`Codes`, codes],
    [t`Minutes`, formatMinutes(minutes)],
    [t`Month`, kind],
    [
      t`Date of service`,
      dateOfService === undefined ? t`none, because no base code is earned` : formatDate(dateOfService),
    ],
    [
      t`Base code earned`,
      crossing ? t`${formatDate(crossing.date)}, at ${formatMinutes(crossing.total)} minutes` : t`no`,
    ],
    [t`Rules as of`, formatIsoMonth(why.rulesAsOf)],
    [t`Time rule`, why.rule.name],
    [t`Profile`, why.profileTitle],
    [t`Source`, why.profileSource, 'wide'],
    ...(notice === '' ? [] : [[t`Check`, notice, 'wide'] as const]),
  ];
}

function listConditions({ evidence, kind }: PacketPage, { logNames }: TableContext): readonly Fact[] {
  const { initialAssessment, consent, discharge, initiatingVisit, consultations, scores } = evidence;
  const place = (row: PacketPlace): string => formatPacketPlace(row, logNames);
  return [
    [t`Initial assessment`, initialAssessment === undefined ? kind : formatDate(initialAssessment)],
    [t`Consent`, consent.map(formatDate)],
    [t`Initiating visit`, initiatingVisit ?? ''],
    ...(discharge.length === 0 ? [] : [[t`Discharge`, discharge.map(formatDate)] as const]),
    [
      t`Consultations`,
      consultations.map((row) =>
        [formatOptionalDate(row.date), row.staff, row.activity, place(row)].filter((part) => part !== '').join(', '),
      ),
      'wide',
    ],
    [
      t`Scores`,
      (scores ?? []).map((score) => {
        const words = t`${formatDate(score.date)}: ${getFieldTitle(score.scale)} ${score.score}, ${place(score)}`;
        return score.isFirst ? t`${words} (first score)` : words;
      }),
      'wide',
    ],
  ];
}

function history({ history: events }: PacketPage): string {
  if (events === undefined || events.length === 0) {
    return sentence(
      events ? t`The record of claims has nothing for this month.` : t`There's no record of claims for this log.`,
    );
  }
  const rows = events.map(({ date, event, details }) =>
    [formatDate(date), event, details].map((cell) => `<td>${escapeMarkup(cell)}</td>`).join(''),
  );
  const head = [t`Date`, t`Event`, t`Details`].map((title) => `<th scope="col">${escapeMarkup(title)}</th>`).join('');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.map((cells) => `<tr>${cells}</tr>`).join('\n')}\n</tbody>\n</table>`;
}

/** States where the figures come from: the logs with rows on the page, their hashes, and how they were read. */
function listOrigin(
  { billed, logs, createdOn }: PacketSource,
  { entries, leftOut, evidence }: PacketPage,
): readonly Fact[] {
  const places: readonly PacketPlace[] = [
    ...entries,
    ...leftOut,
    ...evidence.consultations,
    ...(evidence.scores ?? []),
  ];
  const shown = new Set(places.map(({ log }) => log));
  const named = logs.flatMap((log, index): Fact[] => {
    const timeLog = billed.logs[index];
    const assumed = timeLog ? listAssumed(timeLog) : [];
    return shown.has(index)
      ? [
          [t`Log`, log.name, 'wide'],
          [t`SHA-256 of the log`, log.sha256, 'wide'],
          ...(assumed.length === 0 ? [] : [[t`Assumed`, assumed.join('; '), 'wide'] as const]),
        ]
      : [];
  });
  return [...named, [t`Created`, formatDate(createdOn), 'wide']];
}

function heading(text: string): string {
  return `<h2>${escapeMarkup(text)}</h2>`;
}

function sentence(text: string): string {
  return `<p>${escapeMarkup(text)}</p>`;
}

/** Returns facts as a list. A fact without a text shows that the log doesn't have it. */
function facts(list: readonly Fact[]): string {
  const rows = list.map(([name, texts, width]) => {
    const lines = (typeof texts === 'string' ? [texts] : texts).filter((text) => text !== '');
    const shown = lines.length === 0 ? [t`not in the log`] : lines;
    const value = shown.map(escapeMarkup).join('<br>');
    return `<div${width === 'wide' ? ' class="wide"' : ''}><dt>${escapeMarkup(name)}</dt><dd>${value}</dd></div>`;
  });
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}
