import type { ContextWiring } from '../kernel/wiring.ts';

export const wiring: ContextWiring = {
  context: 'settings',
  functions: [
    {
      name: 'settings.http',
      entry: 'functions/settings/settings.http.ts',
      description: "Reads and replaces a user's settings; answers what no route takes.",
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['settings'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/settings', function: 'settings.http', auth: 'jwt' },
    { method: 'PUT', path: '/v1/settings', function: 'settings.http', auth: 'jwt' },
  ],
  // The smallest function tells unknown paths from unknown methods.
  fallback: 'settings.http',
  consumers: [],
  schedules: [],
  streamReaders: [],
};
