import type { ContextWiring } from '../kernel/wiring.ts';
import { adoptionWiring } from './wiring/adoption.ts';
import { assetWiring } from './wiring/assets.ts';
import { consumers } from './wiring/consumers.ts';
import { marketWiring } from './wiring/market.ts';
import { parametersWiring } from './wiring/parameters.ts';

export const wiring: ContextWiring = {
  context: 'market-data',
  functions: [
    ...assetWiring.functions,
    ...marketWiring.functions,
    ...parametersWiring.functions,
    ...adoptionWiring.functions,
    {
      name: 'market-data.http',
      entry: 'functions/market-data/market-data.http.ts',
      description: "Takes and lists the user's own prices and exchange rates.",
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append', 'pages'], streamTypes: ['user-prices'] },
        // Since when what they price exists.
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'bodies', access: 'write' },
      ],
    },
  ],
  routes: [
    ...assetWiring.routes,
    ...marketWiring.routes,
    ...parametersWiring.routes,
    { method: 'POST', path: '/v1/prices', function: 'market-data.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/prices', function: 'market-data.http', auth: 'jwt' },
    { method: 'POST', path: '/v1/exchange-rates', function: 'market-data.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/exchange-rates', function: 'market-data.http', auth: 'jwt' },
  ],
  consumers,
  schedules: [...marketWiring.schedules, ...parametersWiring.schedules, ...adoptionWiring.schedules],
  streamReaders: [],
};
