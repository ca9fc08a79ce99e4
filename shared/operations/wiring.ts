import { STREAM_TYPES } from '../kernel/streams.ts';
import type { ContextWiring, RouteWiring } from '../kernel/wiring.ts';
import { assetWiring } from './wiring/assets.ts';
import { backfillWiring } from './wiring/backfills.ts';
import { complianceWiring } from './wiring/compliance.ts';
import { externalTransferWiring } from './wiring/external-transfers.ts';
import { feeWiring } from './wiring/fees.ts';
import { forwardReturnWiring } from './wiring/forward-return.ts';
import { ledgerWiring } from './wiring/ledger.ts';
import { providerMessageWiring } from './wiring/provider-messages.ts';
import { reconciliationWiring } from './wiring/reconciliation.ts';
import { sourceWiring } from './wiring/sources.ts';
import { transferWiring } from './wiring/transfers.ts';
import { workflowWiring } from './wiring/workflows.ts';

/** Projections whose halts are lifted, and whose lag is shown. */
const PROJECTIONS = ['transactions', 'pairings', 'holdings', 'performance', 'tax-book', 'webhooks'];

const HTTP_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', '/v1/ops/status'],
  ['GET', '/v1/ops/lag/{tenant}'],
  ['GET', '/v1/ops/halts'],
  ['POST', '/v1/ops/halts/{tenant}/{consumer}/{source}/payload'],
  ['POST', '/v1/ops/halts/{tenant}/{consumer}/{source}/retry'],
  ['POST', '/v1/ops/halts/{tenant}/{consumer}/{source}/skip'],
  ['GET', '/v1/ops/messages'],
  ['POST', '/v1/ops/messages/{queue}/{messageId}/payload'],
  ['POST', '/v1/ops/messages/{queue}/{messageId}/retry'],
  ['POST', '/v1/ops/messages/{queue}/{messageId}/discard'],
  ['POST', '/v1/ops/messages/{queue}/retry'],
  ['GET', '/v1/ops/deliveries'],
  ['POST', '/v1/ops/deliveries/resend'],
  ['POST', '/v1/ops/deliveries/{tenant}/{deliveryId}/payload'],
  ['POST', '/v1/ops/deliveries/{tenant}/{deliveryId}/resend'],
  ['POST', '/v1/ops/sweep'],
  ['POST', '/v1/ops/tenants/{tenant}/erasure'],
  ['POST', '/v1/ops/replays/all'],
];

/** Projections that can be rebuilt. */
const REPLAYED = ['transactions', 'pairings', 'holdings', 'performance', 'tax-book'];

const REPLAY_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', '/v1/ops/generations'],
  ['GET', '/v1/ops/replays'],
  ['POST', '/v1/ops/replays'],
  ['GET', '/v1/ops/replays/{tenant}/{projection}'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/differences'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/pause'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/resume'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/cancel'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/switch'],
  ['POST', '/v1/ops/replays/{tenant}/{projection}/clean-up'],
];

export const wiring: ContextWiring = {
  context: 'operations',
  functions: [
    ...assetWiring.functions,
    ...backfillWiring.functions,
    ...externalTransferWiring.functions,
    ...complianceWiring.functions,
    ...feeWiring.functions,
    ...forwardReturnWiring.functions,
    ...providerMessageWiring.functions,
    ...ledgerWiring.functions,
    ...reconciliationWiring.functions,
    ...sourceWiring.functions,
    ...transferWiring.functions,
    ...workflowWiring.functions,
    {
      name: 'operations.http',
      entry: 'functions/operations/ops.http.ts',
      description: 'Shows operators what went wrong, and lets them repair it.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: STREAM_TYPES },
        { kind: 'heads-index', access: 'scan' },
        { kind: 'bodies', access: 'read' },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'rows', access: 'heads', projections: PROJECTIONS },
        { kind: 'records', access: ['read', 'put', 'delete'], projections: [...PROJECTIONS] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['system'] },
        { kind: 'due-index', projection: 'halts' },
        { kind: 'due-index', projection: 'replays' },
        { kind: 'due-index', projection: 'failed-deliveries' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'bus', access: 'put' },
        { kind: 'all-queues', access: 'refill' },
        { kind: 'dead-letters', access: 'repair' },
      ],
    },
    {
      name: 'operations.replays',
      entry: 'functions/operations/replays.http.ts',
      description: 'Orders rebuilds of projections, and shows how they go.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'rows', access: 'read', projections: REPLAYED },
        { kind: 'records', access: ['read', 'put'], projections: REPLAYED },
        { kind: 'data-keys', access: 'create' },
        ...REPLAYED.map((consumer) => ({ kind: 'queue', access: 'send', consumer }) as const),
      ],
    },
    {
      name: 'operations.inspect',
      entry: 'functions/operations/inspect.http.ts',
      description: 'Verifies what was recorded, and shows operators which commits there are, without their content.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: STREAM_TYPES },
        { kind: 'heads-index', access: 'scan' },
        { kind: 'bodies', access: 'read' },
        { kind: 'orphans', access: 'find' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: 'operations.orphans',
      entry: 'functions/operations/orphans.schedule.ts',
      description: 'Clears away, day by day, what crashed writers left behind and nobody refers to.',
      memoryMb: 1024,
      timeoutSeconds: 900,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: STREAM_TYPES },
        { kind: 'heads-index', access: 'scan' },
        { kind: 'orphans', access: 'sweep' },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['system'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    ...assetWiring.routes,
    ...backfillWiring.routes,
    ...externalTransferWiring.routes,
    ...complianceWiring.routes,
    ...feeWiring.routes,
    ...forwardReturnWiring.routes,
    ...providerMessageWiring.routes,
    ...ledgerWiring.routes,
    ...reconciliationWiring.routes,
    ...sourceWiring.routes,
    ...transferWiring.routes,
    ...workflowWiring.routes,
    { method: 'GET', path: '/v1/ops/migrations', function: 'operations.http', auth: 'jwt' },
    { method: 'POST', path: '/v1/ops/migrations/apply', function: 'operations.http', auth: 'jwt' },
    { method: 'POST', path: '/v1/ops/migrations/{id}/revert', function: 'operations.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/ops/orphans', function: 'operations.inspect', auth: 'jwt' },
    ...HTTP_ROUTES.map(([method, path]) => ({ method, path, function: 'operations.http', auth: 'jwt' as const })),
    ...REPLAY_ROUTES.map(([method, path]) => ({
      ...{ method, path, function: 'operations.replays', auth: 'jwt' as const },
    })),
    { method: 'GET', path: '/v1/ops/verifications', function: 'operations.inspect', auth: 'jwt' },
    { method: 'GET', path: '/v1/ops/audit', function: 'operations.inspect', auth: 'jwt' },
    { method: 'GET', path: '/v1/ops/commits', function: 'operations.inspect', auth: 'jwt' },
    {
      method: 'POST',
      path: '/v1/ops/commits/{tenant}/{streamType}/{streamId}/{version}/payload',
      function: 'operations.http',
      auth: 'jwt',
    },
  ],
  consumers: [],
  schedules: [{ name: 'orphans', function: 'operations.orphans', expression: 'rate(1 hour)' }],
  streamReaders: [],
};
