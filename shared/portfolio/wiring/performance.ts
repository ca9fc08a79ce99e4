import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'portfolio.performance-http';
const FOLD = 'portfolio.performance';

export const performanceWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/portfolio/performance.http.ts',
      description: 'Works out how holdings did, and the chart of it.',
      memoryMb: 2048,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['performance'] },
        { kind: 'events', access: ['heads'], streamTypes: ['journal', 'settings', 'user-prices', 'import'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['portfolio'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'queue', access: 'send', consumer: 'performance' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: FOLD,
      entry: 'functions/portfolio/performance.projector.ts',
      description: 'Folds the journal into what performance is worked out of, when somebody asks for it.',
      memoryMb: 1024,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'write', projections: ['performance'] },
        { kind: 'events', access: ['commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'performance' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/performance', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/performance/chart', function: HTTP, auth: 'jwt' },
  ],
};
