import { CHARACTER, drawing, element, rect, text, words, type DrawnElement } from './chartDrawing';
import type { LineChart, LinePoint } from './lineChart';
import { t } from '../../text/text';

/** The width and height of a drawing in pixels. */
export interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 5;
const LABEL_HEIGHT = 18;
const LEGEND_HEIGHT = 20;
/** Half the side of a point's mark. */
const MARK = 2.5;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Draws a line chart so small that it fits into a row of a table: without names and figures, which the row has. It has no description
 * for screen readers for the same reason.
 */
export function drawSmallLines(chart: LineChart, { width, height }: DrawingSize): DrawnElement {
  const frame = { left: MARGIN, right: width - MARGIN, top: MARGIN, bottom: height - MARGIN };
  const attributes = {
    class: 'chart-drawing',
    width: text(width),
    height: text(height),
    viewBox: `0 0 ${text(width)} ${text(height)}`,
    'aria-hidden': 'true',
  };
  return element('svg', attributes, drawSeries(chart, frame));
}

/** Draws a line chart with the name of each series, the figures of all points that have room for them, and the first and last dates. */
export function drawLines(chart: LineChart, { width, height }: DrawingSize): DrawnElement {
  const left = 2 * CHARACTER + MARGIN * 2;
  const frame = { left, right: width - left, top: LEGEND_HEIGHT + LABEL_HEIGHT, bottom: height - LABEL_HEIGHT };
  const { id, title, target, highest } = chart;
  const atTarget = placeValue(target, highest, frame);
  return drawing(id, title, width, height, [
    ...legend(chart),
    line(frame.left, frame.bottom, frame.right, frame.bottom, 'chart-axis'),
    words(left - MARGIN, atTarget + 4, 'chart-label', String(target), 'end'),
    words(left - MARGIN, frame.bottom + 4, 'chart-label', '0', 'end'),
    ...drawSeries(chart, frame),
    ...drawFigures(chart, frame),
    ...drawEnds(chart, frame),
  ]);
}

function legend({ series }: LineChart): DrawnElement[] {
  return series.flatMap(({ name }, place) => [
    line(place * 90, 9, place * 90 + 22, 9, `chart-line series-${place}`),
    drawMark(place * 90 + 11, 9, place, []),
    words(place * 90 + 28, 13, 'chart-label', name, 'start'),
  ]);
}

function drawSeries(chart: LineChart, frame: Frame): DrawnElement[] {
  const { series, highest, target } = chart;
  const atTarget = placeValue(target, highest, frame);
  const lines = series.flatMap(({ name, points }, place) => {
    const places = points.map((point) => placePoint(point, chart, frame));
    const corners = places.map(({ x, y }) => `${text(x)},${text(y)}`).join(' ');
    return [
      element('polyline', { class: `chart-line series-${place}`, points: corners }, []),
      ...places.map(({ x, y, point }) =>
        drawMark(x, y, place, [element('title', {}, [t`${name} on ${point.label}: ${point.text}`])]),
      ),
    ];
  });
  return [line(frame.left, atTarget, frame.right, atTarget, 'chart-mark'), ...lines];
}

/** Writes a score above its point, except where the one before it is too close. */
function drawFigures(chart: LineChart, frame: Frame): DrawnElement[] {
  return chart.series.flatMap(({ points }, place) => {
    let end = -Infinity;
    return points.flatMap((point) => {
      const { x, y } = placePoint(point, chart, frame);
      const half = (point.text.length * CHARACTER) / 2;
      if (x - half < end + 2) {
        return [];
      }
      end = x + half;
      return [words(x, place === 0 ? y - 6 : y + 15, 'chart-value', point.text, 'middle')];
    });
  });
}

function drawEnds(chart: LineChart, frame: Frame): DrawnElement[] {
  const points = chart.series.flatMap((series) => series.points);
  const first = points.find(({ along }) => along === 0);
  const last = points.reduce<LinePoint | undefined>(
    (latest, point) => (latest === undefined || point.along > latest.along ? point : latest),
    undefined,
  );
  const y = frame.bottom + 15;
  return [
    ...(first ? [words(frame.left, y, 'chart-label', first.label, 'start')] : []),
    ...(last && last.along > 0 ? [words(frame.right, y, 'chart-label', last.label, 'end')] : []),
  ];
}

function placePoint(
  point: LinePoint,
  { series, highest }: LineChart,
  frame: Frame,
): { readonly x: number; readonly y: number; readonly point: LinePoint } {
  const longest = series.reduce((most, { points }) => Math.max(most, points.at(-1)?.along ?? 0), 1);
  const x = frame.left + (point.along / longest) * (frame.right - frame.left);
  return { x, y: placeValue(point.value, highest, frame), point };
}

function placeValue(value: number, highest: number, { top, bottom }: Frame): number {
  return bottom - (value / highest) * (bottom - top);
}

/** Draws the mark of a point: a filled square for the first series, and an empty one for others, so that color isn't needed. */
function drawMark(x: number, y: number, place: number, children: readonly DrawnElement[]): DrawnElement {
  const mark = rect(x - MARK, y - MARK, MARK * 2, MARK * 2, `chart-point series-${place}`);
  return { ...mark, children };
}

function line(x1: number, y1: number, x2: number, y2: number, name: string): DrawnElement {
  return element('line', { class: name, x1: text(x1), y1: text(y1), x2: text(x2), y2: text(y2) }, []);
}
