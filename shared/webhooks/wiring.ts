import type { ContextWiring } from '../kernel/wiring.ts';
import { consumers } from './wiring/consumers.ts';
import { OFFERED_STREAMS } from './wiring/offered-streams.ts';

export const wiring: ContextWiring = {
  context: 'webhooks',
  functions: [
    {
      name: 'webhooks.http',
      entry: 'functions/webhooks/webhooks.http.ts',
      description: "Keeps a user's webhook endpoints, and shows their deliveries.",
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['webhook-endpoints'] },
        {
          kind: 'events',
          access: ['commits'],
          streamTypes: OFFERED_STREAMS,
        },
        { kind: 'bodies', access: 'read' },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['webhooks'] },
        { kind: 'data-keys', access: 'create' },
        { kind: 'queue', access: 'send', consumer: 'webhook-delivery' },
      ],
    },
    {
      name: 'webhooks.fan-out',
      entry: 'functions/webhooks/fan-out.reactor.ts',
      description: 'Makes deliveries of the events that endpoints ask for.',
      memoryMb: 512,
      timeoutSeconds: 60,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['webhook-endpoints'] },
        {
          kind: 'events',
          access: ['heads', 'commits'],
          streamTypes: OFFERED_STREAMS,
        },
        { kind: 'bodies', access: 'read' },
        { kind: 'rows', access: 'heads', projections: ['webhooks'] },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'webhooks' },
        { kind: 'queue', access: 'send', consumer: 'webhook-delivery' },
      ],
    },
    {
      name: 'webhooks.delivery',
      entry: 'functions/webhooks/delivery.reactor.ts',
      description: 'Sends what is due to one endpoint at a time, signed, and keeps the log.',
      memoryMb: 512,
      timeoutSeconds: 120,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['webhook-endpoints'] },
        {
          kind: 'events',
          access: ['commits'],
          streamTypes: OFFERED_STREAMS,
        },
        { kind: 'bodies', access: 'read' },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['webhooks'] },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'webhook-delivery' },
      ],
    },
    {
      name: 'webhooks.due',
      entry: 'functions/webhooks/due.schedule.ts',
      description: 'Orders work for endpoints that have something due.',
      memoryMb: 256,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'due-index', projection: 'webhooks' },
        { kind: 'queue', access: 'send', consumer: 'webhook-delivery' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/webhooks/endpoints', function: 'webhooks.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/webhooks/endpoints', function: 'webhooks.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/webhooks/endpoints/{endpointId}', function: 'webhooks.http', auth: 'jwt' },
    { method: 'PATCH', path: '/v1/webhooks/endpoints/{endpointId}', function: 'webhooks.http', auth: 'jwt' },
    { method: 'DELETE', path: '/v1/webhooks/endpoints/{endpointId}', function: 'webhooks.http', auth: 'jwt' },
    {
      method: 'POST',
      path: '/v1/webhooks/endpoints/{endpointId}/rotate-secret',
      function: 'webhooks.http',
      auth: 'jwt',
    },
    { method: 'POST', path: '/v1/webhooks/endpoints/{endpointId}/test', function: 'webhooks.http', auth: 'jwt' },
    { method: 'POST', path: '/v1/webhooks/endpoints/{endpointId}/recover', function: 'webhooks.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/webhooks/deliveries', function: 'webhooks.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/webhooks/deliveries/{deliveryId}', function: 'webhooks.http', auth: 'jwt' },
    { method: 'POST', path: '/v1/webhooks/deliveries/{deliveryId}/resend', function: 'webhooks.http', auth: 'jwt' },
  ],
  consumers,
  schedules: [{ name: 'webhooks-due', function: 'webhooks.due', expression: 'rate(1 minute)' }],
  streamReaders: [],
};
