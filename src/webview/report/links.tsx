import type { ReportToHost } from '../../protocol/reportMessages';

interface Post {
  readonly post: (message: ReportToHost) => void;
}

interface LineLinkProps extends Post {
  /** The index of the log, and the line in it from 1. */
  readonly log: number;
  readonly line: number;
  /** The text of the link, such as `line 12`. */
  readonly place: string;
}

/** A link to a line of a log. */
export function LineLink({ log, line, place, post }: LineLinkProps) {
  return (
    <button type="button" class="link" onClick={() => post({ type: 'revealLine', log, line })}>
      {place}
    </button>
  );
}

interface PatientLinkProps extends Post {
  /** The key of the line of the report. */
  readonly line: string;
  readonly patient: string;
}

/** A link to the rows of a patient-month. */
export function PatientLink({ line, patient, post }: PatientLinkProps) {
  return (
    <button type="button" class="link" onClick={() => post({ type: 'revealRows', key: line })}>
      {patient}
    </button>
  );
}
