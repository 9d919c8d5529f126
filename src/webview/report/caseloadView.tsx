import { useState } from 'preact/hooks';
import { drawLines, drawSmallLines } from '../../report/charts/lineDrawing';
import type { LineChart } from '../../report/charts/lineChart';
import type {
  PanelCaseload,
  PanelCaseloadPatient,
  PanelRate,
  PanelScale,
  PanelScore,
} from '../../protocol/caseloadMessages';
import type { ReportToHost } from '../../protocol/reportMessages';
import { DrawnChart } from '../shared/drawnChart';
import { Icon } from '../shared/icons';
import { LineLink, PatientLink } from './links';
import { t } from '../../text/text';

const SMALL = { width: 110, height: 30 };
const LARGE = { width: 420, height: 170 };
const COLUMN_COUNT = 10;

interface CaseloadViewProps {
  readonly caseload: PanelCaseload;
  readonly post: (message: ReportToHost) => void;
}

/** The patients in treatment with the course of their scores, and the rates that programs are measured by. */
export function CaseloadView({ caseload: { title, hasScores, rates, patients, more }, post }: CaseloadViewProps) {
  return (
    <div class="view-scroll" role="tabpanel" aria-label={t`Caseload`}>
      <h2>{title === '' ? t`Caseload` : title}</h2>
      {!hasScores && (
        <p>{t`No log has a column for scores. Add the column PHQ-9 or GAD-7 to see whether treatment reaches its target.`}</p>
      )}
      {rates.length > 0 && <Rates rates={rates} />}
      {patients.length === 0 ? (
        <p class="muted">{t`No patient is in treatment on this day.`}</p>
      ) : (
        <Patients patients={patients} post={post} />
      )}
      {more > 0 && <p class="muted">{t`More patients: ${more}. Filter by payer or provider to see them.`}</p>}
    </div>
  );
}

function Rates({ rates }: { readonly rates: readonly PanelRate[] }) {
  return (
    <table class="plain-table caseload-rates">
      <thead>
        <tr>
          <th scope="col">{t`Rate`}</th>
          <th scope="col">{t`Patients`}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ name, figure, percent }) => (
          <tr key={name}>
            <td>{name}</td>
            <td class="whole">
              <span class="rate-bar" aria-hidden="true">
                <span class="rate-part" style={{ width: `${percent ?? 0}%` }} />
              </span>
              {figure}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Patients({ patients, post }: Pick<PanelCaseload, 'patients'> & Pick<CaseloadViewProps, 'post'>) {
  const [opened, setOpened] = useState('');
  return (
    <div class="caseload-scroll">
      <table class="plain-table caseload-patients">
        <thead>
          <tr>
            <th scope="col">{t`Patient`}</th>
            <th scope="col">{t`Scores`}</th>
            <th scope="col">{t`Scale`}</th>
            <Figure name={t`Baseline`} />
            <Figure name={t`Latest`} />
            <Figure name={t`Change`} />
            <th scope="col">{t`Status`}</th>
            <Figure name={t`Days since score`} />
            <Figure name={t`Days since contact`} />
            <Figure name={t`Days since review`} />
          </tr>
        </thead>
        <tbody>
          {patients.map((patient) => (
            <PatientRows
              key={patient.key}
              patient={patient}
              isOpen={opened === patient.key}
              onToggle={() => setOpened(opened === patient.key ? '' : patient.key)}
              post={post}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ name }: { readonly name: string }) {
  return (
    <th scope="col" class="figure-cell">
      {name}
    </th>
  );
}

interface PatientRowsProps extends Pick<CaseloadViewProps, 'post'> {
  readonly patient: PanelCaseloadPatient;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function PatientRows({ patient: of, isOpen, onToggle, post }: PatientRowsProps) {
  const { key, patient, scales, chart, needsReview } = of;
  return (
    <>
      <tr>
        <th scope="row">
          <PatientLink line={key} patient={patient} post={post} />
          {needsReview !== '' && (
            <div class="needs-review">
              <Icon name="warning" tone="warning" label={t`Needs review`} /> {needsReview}
            </div>
          )}
        </th>
        <td>{chart && <ChartButton chart={chart} patient={patient} isOpen={isOpen} onToggle={onToggle} />}</td>
        <ScaleCell scales={scales} show={({ name }) => name} />
        <ScaleCell scales={scales} show={({ baseline }) => baseline} isFigure />
        <ScaleCell scales={scales} show={({ latest }) => latest} isFigure />
        <ScaleCell scales={scales} show={({ change }) => change} isFigure />
        <ScaleCell scales={scales} show={({ status }) => status} />
        <td class="figure-cell">{of.daysSinceScore || t`none`}</td>
        <td class="figure-cell">{of.daysSinceContact || t`none`}</td>
        <td class="figure-cell">{of.daysSinceReview || t`none`}</td>
      </tr>
      {isOpen && chart && (
        <tr class="score-details">
          <td colSpan={COLUMN_COUNT}>
            <div class="score-details-content">
              <div>
                <DrawnChart drawing={drawLines(chart, LARGE)} />
                <p class="muted">{chart.note}</p>
              </div>
              <ScoreTable title={chart.title} scores={of.scores} post={post} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

interface ScaleCellProps {
  readonly scales: readonly PanelScale[];
  readonly show: (scale: PanelScale) => string;
  readonly isFigure?: boolean;
}

/** A cell with one line for each scale. */
function ScaleCell({ scales, show, isFigure = false }: ScaleCellProps) {
  return (
    <td class={isFigure ? 'figure-cell' : 'whole'}>
      {scales.map((scale) => (
        <div key={scale.name}>{show(scale) || '\u00a0'}</div>
      ))}
    </td>
  );
}

interface ChartButtonProps {
  readonly chart: LineChart;
  readonly patient: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function ChartButton({ chart, patient, isOpen, onToggle }: ChartButtonProps) {
  const name = isOpen ? t`Hide the scores of ${patient}` : t`Show the scores of ${patient}`;
  return (
    <button type="button" class="score-button" aria-expanded={isOpen} aria-label={name} title={name} onClick={onToggle}>
      <DrawnChart drawing={drawSmallLines(chart, SMALL)} />
    </button>
  );
}

interface ScoreTableProps extends Pick<CaseloadViewProps, 'post'> {
  readonly title: string;
  readonly scores: readonly PanelScore[];
}

function ScoreTable({ title, scores, post }: ScoreTableProps) {
  return (
    <table class="plain-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t`Date`}</th>
          <th scope="col">{t`Scale`}</th>
          <Figure name={t`Score`} />
          <th scope="col">{t`Location`}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map(({ date, name, score, log, line, place }) => (
          <tr key={`${log} ${line} ${name}`}>
            <td class="whole">{date}</td>
            <td class="whole">{name}</td>
            <td class="figure-cell">{score}</td>
            <td class="whole">
              <LineLink log={log} line={line} place={place} post={post} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
