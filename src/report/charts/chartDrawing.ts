import { findLargest } from '../../text/lists';
import type { BarChart, Chart, ColumnChart } from './charts';
import { t } from '../../text/text';

/** An element of a drawing, which becomes an element of a page or markup in a file. */
export interface DrawnElement {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'polyline' | 'text' | 'defs' | 'pattern' | 'path' | 'title';
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (DrawnElement | string)[];
}

const BAR_HEIGHT = 14;
const LINE_HEIGHT = 24;
const COLUMNS_HEIGHT = 170;
/** The usual width of a character of a label in pixels. */
export const CHARACTER = 6.4;
const MONTH_FOLLOWS = ' · ';

/**
 * Draws a chart with a width in pixels. Colors and fonts come from CSS classes (`chart-bar series-0`, `chart-label`, ...), which
 * differ between themes and print. Series differ by pattern and by color.
 */
export function drawChart(chart: Chart, width: number): DrawnElement {
  return chart.kind === 'bars' ? drawBars(chart, width) : drawColumns(chart, width);
}

function drawBars({ id, title, bars }: BarChart, width: number): DrawnElement {
  const longest = findLargest(
    bars.map(({ label }) => label.length),
    1,
  );
  const labelWidth = Math.min(Math.ceil(longest * CHARACTER) + 10, Math.floor(width * 0.35));
  const textWidth = Math.min(
    findLargest(
      bars.map(({ text }) => text.length),
      1,
    ) *
      CHARACTER +
      14,
    width * 0.5,
  );
  const room = Math.max(40, width - labelWidth - textWidth);
  const most = findLargest(
    bars.flatMap(({ value, marks }) => [value, ...marks.map((mark) => mark.value)]),
    1,
  );
  const along = (value: number): number => round((value / most) * room);
  const characters = Math.max(4, Math.floor(labelWidth / CHARACTER) - 1);
  const children = bars.flatMap((bar, index) => {
    const top = index * LINE_HEIGHT;
    const middle = top + 4 + BAR_HEIGHT / 2;
    const end = labelWidth + findLargest([bar.value, ...bar.marks.map(({ value }) => value)].map(along), 0);
    return [
      words(labelWidth - 8, middle + 4, 'chart-label', cut(bar.label, characters), 'end', bar.label),
      rect(labelWidth, top + 4, Math.max(1, along(bar.value)), BAR_HEIGHT, 'chart-bar series-0'),
      ...bar.marks.map(({ value, label }) =>
        element('line', mark(labelWidth + along(value), top), [element('title', {}, [t`${label} at ${value}`])]),
      ),
      words(end + 8, middle + 4, 'chart-value', bar.text, 'start'),
    ];
  });
  return drawing(id, title, width, bars.length * LINE_HEIGHT + 4, children);
}

function mark(x: number, top: number): Record<string, string> {
  return { class: 'chart-mark', x1: text(x), x2: text(x), y1: text(top + 1), y2: text(top + BAR_HEIGHT + 7) };
}

function drawColumns({ id, title, series, groups }: ColumnChart, width: number): DrawnElement {
  const legendHeight = series.length > 1 ? 24 : 0;
  const base = legendHeight + 18 + COLUMNS_HEIGHT;
  const most = findLargest(
    groups.flatMap(({ values }) => values.map(({ value }) => value)),
    1,
  );
  const groupWidth = width / Math.max(groups.length, 1);
  const barWidth = Math.min(26, Math.max(2, (groupWidth - 6) / Math.max(series.length, 1)));
  // Labels are shown only if they fit. The table has every figure.
  const longest =
    findLargest(
      groups.map(({ label }) => label.length),
      1,
    ) * CHARACTER;
  const every = Math.max(1, Math.ceil((longest + 4) / groupWidth));
  const children = groups.flatMap(({ label, values }, index) => {
    const center = groupWidth * (index + 0.5);
    const left = center - (barWidth * values.length) / 2;
    const bars = values.flatMap(({ value, text: figure }, place) => {
      const height = round((value / most) * COLUMNS_HEIGHT);
      const x = left + place * barWidth;
      const hasRoom = value > 0 && figure.length * CHARACTER <= (values.length === 1 ? groupWidth : barWidth);
      return [
        ...(value > 0
          ? [
              element(
                'rect',
                box(x, base - height, Math.max(1, barWidth - 2), height, `chart-bar series-${place}`, id, place),
                [element('title', {}, [`${label}, ${series[place] ?? ''}: ${figure}`])],
              ),
            ]
          : []),
        ...(hasRoom ? [words(x + barWidth / 2 - 1, base - height - 4, 'chart-value', figure, 'middle')] : []),
      ];
    });
    const below = index % every === 0 ? [words(center, base + 15, 'chart-label', label, 'middle')] : [];
    return [...bars, ...below];
  });
  const axis = element('line', { class: 'chart-axis', x1: '0', x2: text(width), y1: text(base), y2: text(base) }, []);
  return drawing(id, title, width, base + 22, [
    ...patterns(id, series.length),
    ...(series.length > 1 ? legend(id, series) : []),
    axis,
    ...children,
  ]);
}

function legend(id: string, series: readonly string[]): DrawnElement[] {
  return series.flatMap((name, place) => [
    element('rect', box(place * 90, 3, 14, 14, `chart-bar series-${place}`, id, place), []),
    words(place * 90 + 20, 14, 'chart-label', name, 'start'),
  ]);
}

/** Creates hatching for the second series and dots for the third, which makes them distinguishable without color. */
function patterns(id: string, count: number): DrawnElement[] {
  const shapes = ['', 'M-1 1 1-1M0 6 6 0M5 7 7 5', 'M2 2h2v2h-2Z'];
  const made = shapes
    .slice(1, count)
    .map((path, index) =>
      element('pattern', { id: patternId(id, index + 1), width: '6', height: '6', patternUnits: 'userSpaceOnUse' }, [
        element('rect', { class: `pattern-ground series-${index + 1}`, width: '6', height: '6' }, []),
        element('path', { class: `pattern-figure series-${index + 1} shape-${index + 1}`, d: path }, []),
      ]),
    );
  return made.length === 0 ? [] : [element('defs', {}, made)];
}

function patternId(id: string, place: number): string {
  return `chart-${id}-pattern-${place}`;
}

export function drawing(
  id: string,
  title: string,
  width: number,
  height: number,
  children: readonly DrawnElement[],
): DrawnElement {
  const frame = {
    class: 'chart-drawing',
    width: text(width),
    height: text(height),
    viewBox: `0 0 ${text(width)} ${text(height)}`,
  };
  const accessibility = { role: 'img', 'aria-label': t`${title}. The table below has the figures.`, 'data-chart': id };
  return element('svg', { ...frame, ...accessibility }, children);
}

export function rect(x: number, y: number, width: number, height: number, name: string): DrawnElement {
  return element('rect', { class: name, x: text(x), y: text(y), width: text(width), height: text(height) }, []);
}

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  name: string,
  id: string,
  place: number,
): Record<string, string> {
  const fill: Record<string, string> = place === 0 ? {} : { fill: `url(#${patternId(id, place)})` };
  return { class: name, x: text(x), y: text(y), width: text(width), height: text(height), ...fill };
}

export function words(x: number, y: number, name: string, shown: string, anchor: string, whole = shown): DrawnElement {
  const children = whole === shown ? [shown] : [shown, element('title', {}, [whole])];
  return element('text', { class: name, x: text(x), y: text(y), 'text-anchor': anchor }, children);
}

export function element(
  tag: DrawnElement['tag'],
  attributes: Readonly<Record<string, string>>,
  children: DrawnElement['children'],
): DrawnElement {
  return { tag, attributes, children };
}

/** Shortens a label to a number of characters. A month at the end stays, because it distinguishes the bars of a patient. */
function cut(label: string, characters: number): string {
  if (label.length <= characters) {
    return label;
  }
  const month = label.includes(MONTH_FOLLOWS) ? label.slice(label.lastIndexOf(MONTH_FOLLOWS)) : '';
  return `${label.slice(0, Math.max(1, characters - 1 - month.length))}…${month}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function text(value: number): string {
  return String(round(value));
}
