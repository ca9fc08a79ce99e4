/** The contracts of all events there are. */
import type { EventContract } from '../../kernel/events/contract.ts';
import type { StreamType } from '../../kernel/streams.ts';
import { accountEvents } from '../../ledger/contract/account-events.ts';
import { complianceProfileEvents, complianceRuleEvents } from '../../ledger/contract/compliance-events.ts';
import { feeScheduleEvents } from '../../ledger/contract/fee-events.ts';
import { providerPaymentEvents } from '../../ledger/contract/provider-payment-events.ts';
import { transferEvents } from '../../ledger/contract/transfer-events.ts';
import { transferScheduleEvents } from '../../ledger/contract/transfer-schedule-events.ts';
import { workflowEvents } from '../../ledger/contract/workflow-events.ts';
import { assetEvents } from '../../market-data/contract/asset-events.ts';
import { userPriceEvents } from '../../market-data/contract/events.ts';
import { trackedAssetEvents } from '../../market-data/contract/tracked-asset-events.ts';
import { watchlistEvents } from '../../market-data/contract/watchlist-events.ts';
import { corporateActionEvents } from '../../portfolio/contract/corporate-action-events.ts';
import { positionEvents } from '../../portfolio/contract/events.ts';
import { portfolioEvents } from '../../portfolio/contract/portfolio-events.ts';
import { valuationEvents } from '../../portfolio/contract/valuation-events.ts';
import { settingsEvents } from '../../settings/contract/events.ts';
import { taxBookEvents } from '../../tax/contract/events.ts';
import { filingEvents } from '../../tax/contract/filing-events.ts';
import { lotSelectionEvents } from '../../tax/contract/lot-selection-events.ts';
import { taxReportEvents } from '../../tax/contract/report-events.ts';
import { journalEvents } from '../../trading/contract/events.ts';
import { importEvents } from '../../trading/contract/import-events.ts';
import { mappingEvents } from '../../trading/contract/mapping-events.ts';
import { endpointEvents } from '../../webhooks/contract/events.ts';
import { opsAuditEvents } from '../contract/events.ts';

export const EVENT_CONTRACTS: Readonly<Record<StreamType, EventContract>> = {
  settings: settingsEvents,
  journal: journalEvents,
  import: importEvents,
  position: positionEvents,
  'user-prices': userPriceEvents,
  'tax-book': taxBookEvents,
  'tax-report': taxReportEvents,
  filing: filingEvents,
  'lot-selections': lotSelectionEvents,
  'webhook-endpoints': endpointEvents,
  'import-mappings': mappingEvents,
  'ops-audit': opsAuditEvents,
  asset: assetEvents,
  watchlist: watchlistEvents,
  'tracked-asset': trackedAssetEvents,
  portfolio: portfolioEvents,
  'portfolio-valuation': valuationEvents,
  'corporate-action': corporateActionEvents,
  'provider-payment': providerPaymentEvents,
  'fee-schedule': feeScheduleEvents,
  'compliance-rules': complianceRuleEvents,
  'compliance-profile': complianceProfileEvents,
  workflow: workflowEvents,
  account: accountEvents,
  transfer: transferEvents,
  'transfer-schedule': transferScheduleEvents,
};
