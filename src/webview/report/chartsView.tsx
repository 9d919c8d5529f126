import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drawChart } from '../../report/charts/chartDrawing';
import type { Chart } from '../../report/charts/charts';
import { DrawnChart } from '../shared/drawnChart';
import { t } from '../../text/text';

/** The smallest readable width in pixels. In a narrower panel, the view scrolls sideways. */
const MIN_WIDTH = 300;
const MAX_WIDTH = 900;

/** The charts of the filtered lines, each with a table of its values. */
export function ChartsView({ charts }: { readonly charts: readonly Chart[] }) {
  const view = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(MIN_WIDTH);
  useLayoutEffect(() => {
    const element = view.current;
    if (!element) {
      return;
    }
    const measure = (): void => setWidth(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, element.clientWidth - 32)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <div class="view-scroll" role="tabpanel" aria-label={t`Charts`} ref={view}>
      {charts.map((chart) => (
        <section key={chart.id} class="chart" aria-label={chart.title}>
          <h2>{chart.title}</h2>
          <p class="muted">{chart.note}</p>
          <DrawnChart drawing={drawChart(chart, width)} />
          <details class="chart-table">
            <summary>{t`Show the numbers`}</summary>
            <div class="chart-table-scroll">
              <table class="plain-table">
                <thead>
                  <tr>
                    {chart.table.columns.map((name, column) => (
                      <th key={column} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {chart.table.rows.map((cells, index) => (
                    <tr key={index}>
                      {cells.map((cell, column) => (
                        <td key={column}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </section>
      ))}
    </div>
  );
}
