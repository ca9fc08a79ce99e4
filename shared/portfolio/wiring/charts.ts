import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'portfolio.charts';
const RESVG = 'node_modules/@resvg/resvg-wasm';
const FONTS = 'node_modules/dejavu-fonts-ttf';

export const chartWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/portfolio/charts.http.ts',
      description: 'Draws charts of portfolios.',
      memoryMb: 2048,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        {
          kind: 'events',
          access: ['heads', 'commits'],
          streamTypes: ['portfolio', 'asset', 'journal', 'settings', 'user-prices'],
        },
        { kind: 'events', access: ['heads'], streamTypes: ['import'] },
        { kind: 'bodies', access: 'read' },
        { kind: 'records', access: ['read', 'list'], projections: ['portfolio-snapshots'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'queue', access: 'send', consumer: 'portfolio-snapshots' },
        { kind: 'data-keys', access: 'read' },
      ],
      assets: [
        { name: 'resvg.wasm', from: `${RESVG}/index_bg.wasm` },
        { name: 'dejavu-sans.ttf', from: `${FONTS}/ttf/DejaVuSans.ttf` },
        { name: 'dejavu-sans.license.txt', from: `${FONTS}/LICENSE` },
      ],
    },
  ],
  routes: [{ method: 'GET', path: '/v1/portfolios/{portfolioId}/chart', function: FUNCTION, auth: 'jwt' }],
};
