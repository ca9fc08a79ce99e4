/**
 * The types of events that a webhook endpoint may ask for, by the context that decides on them. Names alone, so that
 * what checks a name needs no schema; `event-schemas.ts` has those.
 */
export const EVENT_TYPES_BY_CONTEXT = {
  settings: ['SettingsReplaced'],
  trading: [
    'TransactionImported',
    'TransactionClassified',
    'LedgerEntriesCreated',
    'TransactionReversed',
    'TransfersPaired',
    'TransactionDerived',
    'TransfersUnpaired',
    'PairingConfirmed',
    'PairingDismissed',
    'ImportRequested',
    'ImportCompleted',
    'ImportFailed',
    'ImportReversed',
  ],
  'market-data': ['PricesRecorded', 'ExchangeRatesRecorded', 'MarketPricesAdopted'],
  portfolio: [
    'AssetPositionOpened',
    'AssetPositionUpdated',
    'PortfolioCreated',
    'PortfolioChanged',
    'PortfolioArchived',
    'PortfolioRestored',
    'TargetAllocationSet',
    'RebalancingPolicySet',
    'RebalanceProposed',
    'PortfolioValuationCalculated',
    ...['CorporateActionProposed', 'CorporateActionAccepted'],
    ...['CorporateActionDeclined', 'CorporateActionWithdrawn'],
  ],
  tax: [
    ...['TaxLotCreated', 'TaxLotConsumed', 'TaxLotAdjusted', 'TaxBookRestated'],
    ...['TaxReportRequested', 'TaxReportGenerated', 'TaxReportFailed'],
    ...['TaxYearFiled', 'TaxFilingAmended'],
    ...['LotsSelected', 'LotSelectionWithdrawn'],
  ],
  ledger: [
    ...['AccountCreated', 'AccountUpdated', 'AccountFrozen', 'AccountUnfrozen', 'AccountClosed'],
    ...['AccountVerified', 'AccountVerificationRejected'],
    ...['MoneyAdded', 'MoneySubtracted', 'AssetBalanceAdded', 'AssetBalanceSubtracted'],
    ...['AssetStaked', 'AssetUnstaked', 'LowBalance', 'NegativeBalance'],
    ...['HoldPlaced', 'HoldCompleted', 'HoldReleased', 'HoldExpired'],
    ...['TransferInitiated', 'TransferAwaitingAcceptance', 'TransferCompleted'],
    ...['MoneyTransferred', 'AssetTransferred', 'AssetConverted'],
    ...['TransferDeclined', 'TransferCancelled', 'TransferExpired', 'TransferReversed'],
    ...['TransferScheduleCreated', 'TransferScheduleChanged', 'TransferSchedulePaused', 'TransferScheduleResumed'],
    ...['TransferScheduleCancelled', 'TransferScheduleCompleted'],
    ...['ScheduledTransferExecuted', 'ScheduledTransferDelayed', 'ScheduledTransferFailed'],
    ...['ScheduledTransfersSkipped', 'WorkflowStatusChanged'],
  ],
  webhooks: [
    'WebhookEndpointCreated',
    'WebhookEndpointUpdated',
    'WebhookSecretRotated',
    'WebhookEndpointDisabled',
    'WebhookEndpointEnabled',
    'WebhookEndpointDeleted',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventContext = keyof typeof EVENT_TYPES_BY_CONTEXT;
export type OfferedEventType = (typeof EVENT_TYPES_BY_CONTEXT)[EventContext][number];

/** All of them, in the order of the data path. */
export const EVENT_TYPES: readonly OfferedEventType[] = Object.values(EVENT_TYPES_BY_CONTEXT).flat();
