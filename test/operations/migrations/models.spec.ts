/** The models on record are those of the code: whoever changes one writes a migration that says so. */
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { DataKey } from '../../../shared/kernel/crypto/sealing.ts';
import { seal, sealAgainst } from '../../../shared/kernel/crypto/sealing.ts';
import {
  commitKey,
  generationKey,
  isCarrying,
  STREAM_TYPES,
  streamKey,
  type TenantId,
} from '../../../shared/kernel/streams.ts';
import { workflowKit } from '../../../shared/kernel/workflow/run/workflow-kit.ts';
import { PROVIDER_PAYMENT_STATE } from '../../../shared/ledger/app/provider-inbox/record-provider-update.ts';
import { workflowEvents } from '../../../shared/ledger/contract/workflow-events.ts';
import { ACCOUNT_STATE } from '../../../shared/ledger/read/account-head.ts';
import {
  COMPLIANCE_PROFILE_STATE,
  COMPLIANCE_RULES_STATE,
} from '../../../shared/ledger/read/compliance/compliance-heads.ts';
import { FEE_SCHEDULE_STATE } from '../../../shared/ledger/read/fees/fee-schedule-head.ts';
import { TRANSFER_STATE } from '../../../shared/ledger/read/transfer-head.ts';
import { TRANSFER_SCHEDULE_STATE } from '../../../shared/ledger/read/transfer-schedules/schedule-head.ts';
import { WATCHLIST_STATE } from '../../../shared/market-data/app/assets/watchlist.ts';
import { TRACKED_STATE } from '../../../shared/market-data/app/tracking/tracked-state.ts';
import { USER_PRICES_STATE } from '../../../shared/market-data/app/user-prices.ts';
import { ASSETS_STATE } from '../../../shared/market-data/read/assets/catalogue-state.ts';
import { EVENT_CONTRACTS } from '../../../shared/operations/app/event-contracts.ts';
import { MIGRATIONS } from '../../../shared/operations/app/migrations/all.ts';
import { checksumOf } from '../../../shared/operations/app/migrations/migration.ts';
import { modelsAfter } from '../../../shared/operations/app/migrations/models.ts';
import { VALUATION_STATE } from '../../../shared/portfolio/app/valuations/store-snapshots.ts';
import { ACTION_STATE } from '../../../shared/portfolio/read/corporate-actions/proposals.ts';
import { performanceProjection } from '../../../shared/portfolio/read/performance/performance-projection.ts';
import { PORTFOLIOS_STATE } from '../../../shared/portfolio/read/portfolios/portfolios-head.ts';
import { SETTINGS_STATE } from '../../../shared/settings/contract/settings-head.ts';
import { FILING_STATE } from '../../../shared/tax/app/filing/filing-stream.ts';
import { TAX_REPORT_STATE } from '../../../shared/tax/app/reports/report-stream.ts';
import { IMPORT_STATE } from '../../../shared/trading/app/imports/import-head.ts';
import { OPEN_IMPORTS_STATE } from '../../../shared/trading/app/imports/open-imports.ts';
import { JOURNAL_STATE } from '../../../shared/trading/app/journal-state.ts';
import { MAPPINGS_STATE } from '../../../shared/trading/app/mappings/mapping-stream.ts';
import { ENDPOINTS_STATE } from '../../../shared/webhooks/app/endpoint-stream.ts';
import { PROJECTIONS } from '../../faults/support/books.ts';

const recorded = modelsAfter(MIGRATIONS);
const under = (kind: string): Record<string, number> =>
  Object.fromEntries(Object.entries(recorded).filter(([name]) => name.startsWith(`${kind}/`)));

describe('the versions on record', () => {
  it('of events are the latest of their contracts', () => {
    const inCode = Object.values(EVENT_CONTRACTS).flatMap((contract) =>
      contract.types.map((type) => [`event/${contract.streamType}/${type}`, contract.latestVersion(type)]),
    );
    expect(under('event')).toEqual(Object.fromEntries(inCode));
  });

  it('of states and reducers are those of the code', () => {
    expect(under('state')).toEqual({
      'state/settings': SETTINGS_STATE.version,
      'state/journal': JOURNAL_STATE.version,
      'state/import': IMPORT_STATE.version,
      'state/open-imports': OPEN_IMPORTS_STATE.version,
      'state/user-prices': USER_PRICES_STATE.version,
      'state/webhook-endpoints': ENDPOINTS_STATE.version,
      'state/import-mappings': MAPPINGS_STATE.version,
      'state/asset': ASSETS_STATE.version,
      'state/watchlist': WATCHLIST_STATE.version,
      'state/tracked-asset': TRACKED_STATE.version,
      'state/tax-report': TAX_REPORT_STATE.version,
      'state/filing': FILING_STATE.version,
      'state/portfolio': PORTFOLIOS_STATE.version,
      'state/portfolio-valuation': VALUATION_STATE.version,
      'state/corporate-action': ACTION_STATE.version,
      'state/account': ACCOUNT_STATE.version,
      'state/transfer': TRANSFER_STATE.version,
      'state/transfer-schedule': TRANSFER_SCHEDULE_STATE.version,
      'state/provider-payment': PROVIDER_PAYMENT_STATE.version,
      'state/fee-schedule': FEE_SCHEDULE_STATE.version,
      'state/compliance-rules': COMPLIANCE_RULES_STATE.version,
      'state/compliance-profile': COMPLIANCE_PROFILE_STATE.version,
      'state/workflow': workflowKit(new MemoryStore(), workflowEvents).model.version,
    });
    expect(under('reducer')).toEqual(
      Object.fromEntries(
        [...PROJECTIONS, performanceProjection].map(({ name, reducer }) => [`reducer/${name}`, reducer]),
      ),
    );
  });

  it('of keys and formats are those that the tables have', () => {
    const tenant = 't' as TenantId;
    const key = new Uint8Array(32) as DataKey;
    const inCode = {
      'key/commit': { C1: commitKey(1) },
      'key/stream': { main: streamKey({ tenant, type: 'journal', id: 'main' }) },
      'key/generation': { G1: generationKey(tenant, 'tax-book', 1) },
      'format/sealed-body': [
        ...['', 'long '.repeat(200)].map((body) => seal(key, 'place', body)[0]),
        sealAgainst(key, 'place', '', Buffer.from('another'))[0],
      ],
      'format/head': STREAM_TYPES.filter(isCarrying),
    };
    expect({ ...under('key'), ...under('format') }).toEqual({
      'key/commit': 1,
      'key/stream': 1,
      'key/generation': 1,
      'format/sealed-body': 3,
      'format/head': 2,
    });
    expect(inCode).toEqual({
      'key/commit': { C1: 'C#000000000001' },
      'key/stream': { main: 'T#t#S#journal#main' },
      'key/generation': { G1: 'T#t#P#tax-book#G1' },
      'format/sealed-body': [2, 1, 3],
      'format/head': ['journal', 'position', 'tax-book'],
    });
  });
});

it('migrations stand in the order of their numbers, and are what they were when they were released', () => {
  const ids = MIGRATIONS.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  for (const [at, id] of ids.entries()) expect(id).toMatch(new RegExp(`^${String(at + 1).padStart(4, '0')}-[a-z-]+$`));
  expect(new Set(MIGRATIONS.map(checksumOf)).size).toBe(MIGRATIONS.length);
});
