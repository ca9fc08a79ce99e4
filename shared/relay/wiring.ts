import { consumers } from '../consumers.ts';
import type { ContextWiring } from '../kernel/wiring.ts';

/** Those that are compared with the streams they follow. */
const swept = consumers.filter(({ projection, onDemand }) => projection !== undefined && !onDemand);
const sweptStreams = swept.flatMap(({ streamTypes, perStreamFor }) =>
  perStreamFor ? [...streamTypes, perStreamFor] : streamTypes,
);
const cursors = swept.flatMap(({ projection, streamTypes }) =>
  projection && streamTypes.length > 0 ? projection : [],
);

export const wiring: ContextWiring = {
  context: 'relay',
  functions: [
    {
      name: 'relay.stream',
      entry: 'functions/relay/relay.stream.ts',
      description: 'Publishes each new commit of the event table to the bus.',
      memoryMb: 512,
      timeoutSeconds: 60,
      bundle: 'store',
      permissions: [
        { kind: 'bus', access: 'put' },
        { kind: 'events', access: ['heads'], streamTypes: ['webhook-endpoints'] },
      ],
    },
    {
      name: 'relay.sweeper',
      entry: 'functions/relay/sweeper.schedule.ts',
      description: 'Publishes again what a consumer has not seen although it is old enough.',
      memoryMb: 512,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'heads-index', access: 'scan' },
        // Imports are looked at for orders that their worker lost.
        { kind: 'events', access: ['heads'], streamTypes: [...new Set([...sweptStreams, 'import' as const])] },
        { kind: 'rows', access: 'read', projections: cursors },
        { kind: 'records', access: ['read', 'put'], projections: ['system'] },
        { kind: 'data-keys', access: 'read' },
        { kind: 'bus', access: 'put' },
      ],
    },
  ],
  routes: [],
  consumers: [],
  schedules: [{ name: 'sweep', function: 'relay.sweeper', expression: 'rate(5 minutes)' }],
  streamReaders: [
    {
      name: 'relay',
      function: 'relay.stream',
      batchSize: 100,
      batchingWindowSeconds: 0,
      parallelizationFactor: 1,
      maximumRetryAttempts: -1,
      // Half of what the stream keeps, so that behind a record that breaks the function there is time for the rest. The
      // sweeper publishes what lags, meanwhile as well as afterwards, so that giving up loses nothing.
      maximumRecordAgeSeconds: 12 * 60 * 60,
    },
  ],
};
