/** The contracts of all events that are offered, for reading them from their commits. */
import type { EventContract } from '../../kernel/events/contract.ts';
import type { StreamType } from '../../kernel/streams.ts';
import { accountEvents } from '../../ledger/contract/account-events.ts';
import { transferEvents } from '../../ledger/contract/transfer-events.ts';
import { transferScheduleEvents } from '../../ledger/contract/transfer-schedule-events.ts';
import { workflowEvents } from '../../ledger/contract/workflow-events.ts';
import { userPriceEvents } from '../../market-data/contract/events.ts';
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
import { endpointEvents } from './events.ts';

/** By what is read of them alone: a contract's own type can't be told from another's. */
type Reading = Pick<EventContract, 'streamType' | 'decode' | 'latestVersion' | 'schemaOf'>;

export const CONTRACTS: readonly Reading[] = [
  settingsEvents,
  journalEvents,
  importEvents,
  userPriceEvents,
  positionEvents,
  portfolioEvents,
  valuationEvents,
  corporateActionEvents,
  taxBookEvents,
  taxReportEvents,
  filingEvents,
  lotSelectionEvents,
  accountEvents,
  transferEvents,
  transferScheduleEvents,
  workflowEvents,
  endpointEvents,
];

const BY_STREAM_TYPE = new Map(CONTRACTS.map((contract) => [contract.streamType, contract]));

/** Undefined for streams whose events are not offered. */
export const contractOf = (type: StreamType): Reading | undefined => BY_STREAM_TYPE.get(type);
