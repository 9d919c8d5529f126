/** Icons drawn for this extension, 16 by 16 units, in the color of the surrounding text. */
const PATHS = {
  error:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.2a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7ZM5.7 4.9 8 7.2l2.3-2.3.8.8L8.8 8l2.3 2.3-.8.8L8 8.8l-2.3 2.3-.8-.8L7.2 8 4.9 5.7l.8-.8Z',
  warning: 'M8 1.6 15.2 14.4H.8L8 1.6Zm0 2.5L2.9 13.2h10.2L8 4.1ZM7.4 6.8h1.2v3.4H7.4V6.8Zm0 4.2h1.2v1.2H7.4V11Z',
  information:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.2a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7ZM7.4 4.6h1.2v1.2H7.4V4.6Zm0 2.4h1.2v4.4H7.4V7Z',
  leftOut:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm-4.1 3.2a5.3 5.3 0 0 0 7.4 7.4L3.9 4.7Zm.8-.8 7.4 7.4a5.3 5.3 0 0 0-7.4-7.4Z',
  tick: 'm6.4 12.2-4-4 .9-.9 3.1 3.1 6.3-6.3.9.9-7.2 7.2Z',
  add: 'M7.4 2.5h1.2v4.9h4.9v1.2H8.6v4.9H7.4V8.6H2.5V7.4h4.9V2.5Z',
  text: 'M2 3h12v1.2H2V3Zm0 2.9h9v1.2H2V5.9Zm0 2.9h12V10H2V8.8Zm0 2.9h7v1.2H2v-1.2Z',
  report: 'M3 1.5h7l3 3v10H3v-13Zm1.2 1.2v10.6h7.6V5.3H9.2V2.7h-5Zm1.3 4.9h5v1.1h-5V7.6Zm0 2.6h5v1.1h-5v-1.1Z',
  lock: 'M5 7V4.8a3 3 0 1 1 6 0V7h1.5v7h-9V7H5Zm1.2 0h3.6V4.8a1.8 1.8 0 1 0-3.6 0V7Zm-1.5 1.2v4.6h6.6V8.2H4.7Z',
  sent: 'M9.5 3.6 14 8l-4.5 4.4-.9-.9 3-2.9H2V7.4h9.6l-3-2.9.9-.9Z',
  replace:
    'M10.5 2l3.3 3.1-3.3 3.1-.8-.8 1.8-1.7h-9V4.5h9L9.7 2.8l.8-.8ZM5.5 7.8l-3.3 3.1L5.5 14l.8-.8-1.8-1.7h9v-1.2h-9l1.8-1.7-.8-.8Z',
  close: 'm8 7.15 3.6-3.6.85.85L8.85 8l3.6 3.6-.85.85L8 8.85l-3.6 3.6-.85-.85L7.15 8l-3.6-3.6.85-.85L8 7.15Z',
  up: 'M8 3.6 13 8.6l-.9.9-3.5-3.6V13H7.4V5.9L3.9 9.5 3 8.6l5-5Z',
  down: 'm8 12.4-5-5 .9-.9 3.5 3.6V3h1.2v7.1l3.5-3.6.9.9-5 5Z',
  chevronUp: 'M8 5.4 12.6 10l-.85.85L8 7.1l-3.75 3.75L3.4 10 8 5.4Z',
  fold: 'm8 10.6-5-5 .9-.9L8 8.8l4.1-4.1.9.9-5 5Z',
  filter: 'M2 3h12v1.2H2V3Zm2 3.9h8v1.2H4V6.9Zm2.5 3.9h3V12h-3v-1.2Z',
  find: 'M6.8 2a4.8 4.8 0 0 1 3.7 7.8l3.6 3.6-.8.8-3.6-3.6A4.8 4.8 0 1 1 6.8 2Zm0 1.2a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2Z',
  calendar: 'M4.5 1.5h1.2V3h4.6V1.5h1.2V3H14v11H2V3h2.5V1.5ZM3.2 6.4v6.4h9.6V6.4H3.2Zm0-2.2v1h9.6v-1H3.2Z',
  fix: 'M8 1.5a4.4 4.4 0 0 1 2.4 8.1v1.7H5.6V9.6A4.4 4.4 0 0 1 8 1.5Zm0 1.2a3.2 3.2 0 0 0-1.2 6.2v1.2h2.4V8.9A3.2 3.2 0 0 0 8 2.7ZM5.8 12.2h4.4v1H5.8v-1Zm.8 1.6h2.8v.9H6.6v-.9Z',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  /** The text for screen readers. Without it, the icon is decoration. */
  readonly label?: string;
  readonly tone?: 'error' | 'warning' | 'information';
}

export function Icon({ name, label, tone }: IconProps) {
  return (
    <svg
      class={tone ? `icon ${tone}` : 'icon'}
      viewBox="0 0 16 16"
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined ? 'true' : undefined}
      aria-label={label}
    >
      <path d={PATHS[name]} fill-rule="evenodd" />
    </svg>
  );
}
