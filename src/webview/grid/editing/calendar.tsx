import 'cally';
import type * as preact from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../text/text';

/** Declares the elements of cally for JSX: a calendar of one month, with the keys and names of an ARIA date grid. */
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
  /** The selected day as YYYY-MM-DD, or '' to start at today. */
  readonly value: string;
  /** @param date as YYYY-MM-DD */
  readonly onPick: (date: string) => void;
  readonly onClose: () => void;
  /** Called when the focus moves to anything but the calendar and its field. */
  readonly onLeave: () => void;
}

/** A calendar to pick a date from with the keyboard or the mouse. */
export function Calendar({ value, onPick, onClose, onLeave }: CalendarProps) {
  const calendar = useRef<CalendarElement>(null);
  useEffect(() => {
    const { current } = calendar;
    if (!current) {
      return undefined;
    }
    const pick = (): void => onPick(current.value);
    current.addEventListener('change', pick);
    // The element renders after it is added to the page.
    const frame = requestAnimationFrame(() => {
      current.focus({ target: 'day', preventScroll: true });
      // In a low window, part of the calendar can be outside the view.
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
