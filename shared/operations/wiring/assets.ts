import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.assets';
const PATHS = [
  '/v1/ops/assets',
  '/v1/ops/assets/{asset}/rename',
  '/v1/ops/assets/{asset}/split',
  '/v1/ops/assets/{asset}/merge',
  '/v1/ops/assets/{asset}/deactivate',
  '/v1/ops/assets/{asset}/reactivate',
] as const;

export const assetWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/assets.http.ts',
      description: 'Lets operators keep the catalogue of assets that all users share.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads', 'append', 'pages'], streamTypes: ['asset'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'bodies', access: 'write' },
      ],
    },
  ],
  routes: PATHS.map((path) => ({ method: 'POST', path, function: FUNCTION, auth: 'jwt' })),
};
