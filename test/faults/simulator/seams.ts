/** Where the simulator takes the place of the platform: nothing of the kernel, its adapters or a context is replaced. */
import type { Patch } from './patched-modules.ts';

const HERE = 'test/faults/simulator/stand-ins';

/** Modules at the edge, and what stands in for them. */
export const STAND_INS: Readonly<Record<string, string>> = {
  'shared/adapters/aws-json.ts': `${HERE}/aws-json.ts`,
  'shared/adapters/json-log.ts': `${HERE}/json-log.ts`,
  'shared/adapters/s3.ts': `${HERE}/s3.ts`,
  'shared/adapters/dynamodb/store-memory.ts': `${HERE}/store-memory.ts`,
  'shared/kernel/crypto/data-keys.ts': `${HERE}/data-keys.ts`,
  'shared/kernel/crypto/sealing.ts': `${HERE}/sealing.ts`,
  'shared/webhooks/app/endpoint-keys.ts': `${HERE}/endpoint-keys.ts`,
  'functions/webhooks/send.ts': `${HERE}/send.ts`,
  'functions/market-data/source-services.ts': `${HERE}/source-services.ts`,
};

const patches: readonly Patch[] = [
  // Time begins anew with each world; in one world it never runs backwards.
  { file: 'shared/kernel/ids.ts', text: 'if (now > lastMs) {', by: 'if (now !== lastMs) {' },
  // Looking into fewer shards finds the same and takes less time.
  { file: 'shared/kernel/store/heads-index.ts', text: 'HEAD_SHARDS = 8', by: 'HEAD_SHARDS = 1' },
  { file: 'shared/kernel/store/records.ts', text: 'DUE_SHARDS = 8', by: 'DUE_SHARDS = 1' },
  // A small file comes in several runs and parts, as a big one does.
  {
    file: 'shared/trading/app/imports/import-work.ts',
    text: '{ runEntriesMax: 20_000, partTransactionsMax: 2_000 }',
    by: '{ runEntriesMax: 4, partTransactionsMax: 2 }',
  },
  // A book of a few entries has pages, as a big one does.
  {
    file: 'shared/kernel/pages/map-options.ts',
    text: '({ ...DEFAULTS, ...given })',
    by: '({ ...DEFAULTS, ...given, leafEntriesMax: 24, bufferCharactersMax: Math.min(600, given.bufferCharactersMax ?? 600) })',
  },
];

export const VIRTUAL = {
  patches,
  environment: {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'simulated',
    AWS_SECRET_ACCESS_KEY: 'simulated',
    EVENT_TABLE: 'events',
    ROW_TABLE: 'rows',
    KEY_TABLE: 'keys',
    BUS_NAME: 'simulated',
    DEAD_LETTERS_URL: 'simulated',
    BODY_BUCKET: 'bodies',
    FILE_BUCKET: 'files',
    TENANT_KEY_ARN: 'simulated',
  },
};
