import 'cally';
import type * as preact from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate, formatIsoDate } from '../../../log/values/calendarDate';
import { readDate, type DateOrder } from '../../../log/values/dateText';
import { t } from '../../../text/text';

/** The elements of cally as JSX knows them: a calendar of one month, with the keys and names of the ARIA date grid. */
declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'calendar-date': preact.HTMLAttributes<CalendarElement> & { value?: string; firstDayOfWeek?: number };
      'calendar-month': preact.HTMLAttributes<HTMLElement>;
    }
  }
}

interface CalendarElement extends HTMLElement {
  value: string;
  focus(options?: FocusOptions & { readonly target?: 'day' | 'next' | 'previous' }): void;
}

interface CalendarProps {
  /** The day to begin with, as YYYY-MM-DD; '' for today. */
  readonly value: string;
  /** @param date as YYYY-MM-DD */
  readonly onPick: (date: string) => void;
  readonly onClose: () => void;
  /** The focus has gone elsewhere than to the field the calendar belongs to. */
  readonly onLeave: () => void;
}

/** A calendar to pick a day from, by keys or pointer. */
export function Calendar({ value, onPick, onClose, onLeave }: CalendarProps) {
  const calendar = useRef<CalendarElement>(null);
  useEffect(() => {
    const { current } = calendar;
    if (!current) {
      return undefined;
    }
    const pick = (): void => onPick(current.value);
    current.addEventListener('change', pick);
    // The element draws itself a moment after it is in the page.
    const frame = requestAnimationFrame(() => {
      current.focus({ target: 'day', preventScroll: true });
      // In a low window it may reach beyond the view; its heading is to be seen with its days.
      current.scrollIntoView({ block: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
      current.removeEventListener('change', pick);
    };
  }, []);
  return (
    <div
      class="calendar"
      role="dialog"
      aria-label={t`Choose a date`}
      onMouseDown={(event) => event.stopPropagation()}
      onFocusOut={(event) => {
        const to = event.relatedTarget instanceof Element ? event.relatedTarget : undefined;
        if (!to?.closest('.calendar, .has-calendar')) {
          onLeave();
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        }
        event.stopPropagation();
      }}
    >
      <calendar-date ref={calendar} value={value} firstDayOfWeek={0}>
        <span slot="previous" aria-label={t`Previous month`}>
          ‹
        </span>
        <span slot="next" aria-label={t`Next month`}>
          ›
        </span>
        <calendar-month />
      </calendar-date>
    </div>
  );
}

/** A date as a person wrote it, as YYYY-MM-DD; '' for one that cannot be read. */
export function readIsoDate(text: string, order: DateOrder): string {
  const reading = readDate(text, order);
  return reading.ok ? formatIsoDate(reading.date) : '';
}

/** A picked date in the notation of the one before it: year first, also where dates of the file begin with the day. */
export function formatLike(iso: string, before: string, order: DateOrder): string {
  const reading = readDate(iso);
  return reading.ok && order === 'monthFirst' && !/^\s*\d{4}-/.test(before) ? formatDate(reading.date) : iso;
}
