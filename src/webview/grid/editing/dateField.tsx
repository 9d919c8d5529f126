import { useState } from 'preact/hooks';
import type { DateOrder } from '../../../log/values/dateText';
import { t } from '../../../text/text';
import { Icon } from '../../shared/icons';
import { Calendar } from './calendar';
import { addYear, formatLike, readIsoDate } from './dateNotation';

interface DateFieldProps {
  readonly value: string;
  readonly dateOrder: DateOrder;
  /** In the date format of the log. */
  readonly today: string;
  readonly onChange: (value: string) => void;
  /** Called after `onChange` when the date comes from the calendar. */
  readonly onPicked: () => void;
}

/** A text field for a date, with a calendar. */
export function DateField({ value, dateOrder, today, onChange, onPicked }: DateFieldProps) {
  const [calendarIsOpen, setCalendarIsOpen] = useState(false);
  const isoDate = readIsoDate(addYear(value, dateOrder, today), dateOrder);
  return (
    <>
      <div class="date-field has-calendar">
        <input
          class="field"
          type="text"
          aria-label={t`Date`}
          spellcheck={false}
          value={value}
          aria-invalid={isoDate === '' ? 'true' : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && event.altKey) {
              event.preventDefault();
              event.stopPropagation();
              setCalendarIsOpen(true);
            }
          }}
        />
        <button
          type="button"
          class="button flat"
          title={t`Calendar (Alt+Down)`}
          aria-label={t`Calendar`}
          aria-expanded={calendarIsOpen}
          onClick={() => setCalendarIsOpen(!calendarIsOpen)}
        >
          <Icon name="calendar" />
        </button>
      </div>
      {calendarIsOpen && (
        <Calendar
          value={isoDate}
          onPick={(iso) => {
            onChange(formatLike(iso, value, dateOrder));
            setCalendarIsOpen(false);
            onPicked();
          }}
          onClose={() => setCalendarIsOpen(false)}
          onLeave={() => setCalendarIsOpen(false)}
        />
      )}
    </>
  );
}
