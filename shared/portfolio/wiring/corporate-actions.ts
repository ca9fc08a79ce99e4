import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'portfolio.corporate-actions';
const LOOK = 'portfolio.corporate-action-looks';
const DUE = 'portfolio.corporate-actions-due';
const ONE = '/v1/corporate-actions/{proposalId}';

export const corporateActionWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/portfolio/corporate-actions.http.ts',
      description: 'Serves proposed corporate actions, and records those that are accepted.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['corporate-action'] },
        { kind: 'events', access: ['heads', 'commits', 'append', 'pages'], streamTypes: ['journal'] },
        { kind: 'events', access: ['heads'], streamTypes: ['settings', 'user-prices'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'records', access: ['list', 'put'], projections: ['corporate-actions'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: LOOK,
      entry: 'functions/portfolio/corporate-actions.reactor.ts',
      description: 'Proposes what users have not recorded of splits, renames and mergers of what they held.',
      memoryMb: 1024,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['corporate-action'] },
        { kind: 'events', access: ['heads', 'commits', 'append', 'pages'], streamTypes: ['journal'] },
        { kind: 'events', access: ['heads'], streamTypes: ['settings', 'user-prices', 'asset'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['corporate-actions'] },
        { kind: 'records', access: ['read'], projections: ['asset-actions'] },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'corporate-actions' },
      ],
    },
    {
      name: DUE,
      entry: 'functions/portfolio/corporate-actions-due.schedule.ts',
      description: 'Finds the users who are to be looked at for splits, renames and mergers.',
      memoryMb: 512,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'heads-index', access: 'scan' },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read', 'put'], projections: ['system', 'asset-actions'] },
        { kind: 'records', access: ['list'], projections: ['asset-tracking'] },
        { kind: 'due-index', projection: 'corporate-actions' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'send', consumer: 'corporate-actions' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/corporate-actions', function: HTTP, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/accept`, function: HTTP, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/decline`, function: HTTP, auth: 'jwt' },
  ],
  schedules: [{ name: 'corporate-actions-due', function: DUE, expression: 'rate(1 minute)' }],
};
