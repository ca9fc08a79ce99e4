import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'market-data.parameters';
const REFRESH = 'market-data.parameters-refresh';

export const parametersWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/market-data/parameters.http.ts',
      description: 'Serves the parameters for simulation.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read'], projections: ['market-parameters'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: REFRESH,
      entry: 'functions/market-data/parameters.schedule.ts',
      description: 'Makes the parameters for simulation of all tracked assets anew.',
      memoryMb: 1024,
      timeoutSeconds: 900,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['list'], projections: ['asset-tracking'] },
        { kind: 'records', access: ['read'], projections: ['market-prices'] },
        { kind: 'records', access: ['read', 'put'], projections: ['market-parameters'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [{ method: 'GET', path: '/v1/market/parameters', function: HTTP, auth: 'jwt' }],
  // The second run finishes what the first had no time for, and takes assets whose first closes came late.
  schedules: [{ name: 'market-parameters', function: REFRESH, expression: 'cron(30 1,7 * * ? *)' }],
};
