import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { preferredType } from '../../shared/kernel/http/preferred-type.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import {
  CHART_HEIGHT,
  CHART_WIDTH,
  type ChartFormat,
  getPortfolioChart,
  PNG_TYPE,
  SVG_TYPE,
} from '../../shared/portfolio/contract/charts-http.ts';
import { chartView } from '../../shared/portfolio/read/charts/chart-view.ts';
import { readChart } from '../../shared/portfolio/read/charts/read-chart.ts';
import { SNAPSHOTS } from '../../shared/portfolio/read/valuations/snapshot-months.ts';

const { store, log } = environment();
const services = { store, orders: workQueueOfEnvironment(SNAPSHOTS) };

const JSON_TYPE = 'application/json';
const FORMATS: Readonly<Record<string, ChartFormat>> = { [JSON_TYPE]: 'json', [SVG_TYPE]: 'svg', [PNG_TYPE]: 'png' };
const formatOf = (accept: string | undefined): ChartFormat =>
  FORMATS[preferredType(accept, [JSON_TYPE, SVG_TYPE, PNG_TYPE])] ?? 'json';

/** A drawing runs nothing and loads nothing, even where somebody opens it as a page. */
const HEADERS = {
  vary: 'accept',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

export const handler = createHttpHandler({
  log,
  routes: [
    on(getPortfolioChart, async ({ tenant, params, query, headers, consistencyToken, now }) => {
      const { kind, from, to, theme, format = formatOf(headers.accept) } = query;
      const question = { tenant, portfolioId: params.portfolioId, kind, from, to, now };
      const chart = await readChart(services, question, wantedBy(store, tenant, consistencyToken));
      if (isRefused(chart)) return chart;
      if (format === 'json') {
        return { status: 200 as const, headers: HEADERS, body: chartView(params.portfolioId, chart) };
      }
      const { drawChart } = await import('../../shared/portfolio/calc/charts/draw-chart.ts');
      const { width = CHART_WIDTH.usual, height = CHART_HEIGHT.usual } = query;
      const svg = drawChart(chart.data, { theme, width, height });
      if (format === 'svg') {
        const body = new TextEncoder().encode(svg);
        return { status: 200 as const, headers: { ...HEADERS, 'content-type': `${SVG_TYPE}; charset=utf-8` }, body };
      }
      const { renderPng } = await import('../../shared/adapters/png.ts');
      const body = await renderPng(svg);
      return { status: 200 as const, headers: { ...HEADERS, 'content-type': PNG_TYPE }, body };
    }),
  ],
});
