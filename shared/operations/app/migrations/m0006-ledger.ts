import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with accounts and transfers, and the settings' time zone, by whose days limits are counted. */
export const ledger: Migration = {
  id: '0006-ledger',
  description:
    'Puts the versions of the models of accounts and transfers, and of the settings as they have grown, on record.',
  steps: modelSteps({
    'event/account/AccountClosed': 1,
    'event/account/AccountCreated': 1,
    'event/account/AccountFrozen': 1,
    'event/account/AccountUnfrozen': 1,
    'event/account/AccountUpdated': 1,
    'event/account/AccountVerificationRejected': 1,
    'event/account/AccountVerified': 1,
    'event/account/AssetBalanceAdded': 1,
    'event/account/AssetBalanceSubtracted': 1,
    'event/account/AssetStaked': 1,
    'event/account/AssetUnstaked': 1,
    'event/account/HoldCompleted': 1,
    'event/account/HoldExpired': 1,
    'event/account/HoldPlaced': 1,
    'event/account/HoldReleased': 1,
    'event/account/LowBalance': 1,
    'event/account/MoneyAdded': 1,
    'event/account/MoneySubtracted': 1,
    'event/account/NegativeBalance': 1,
    'event/settings/SettingsReplaced': 4,
    'event/transfer/AssetConverted': 1,
    'event/transfer/AssetTransferred': 1,
    'event/transfer/MoneyTransferred': 1,
    'event/transfer/TransferAwaitingAcceptance': 1,
    'event/transfer/TransferCancelled': 1,
    'event/transfer/TransferCompleted': 1,
    'event/transfer/TransferDeclined': 1,
    'event/transfer/TransferExpired': 1,
    'event/transfer/TransferInitiated': 1,
    'event/transfer/TransferReversed': 1,
    'state/account': 1,
    'state/transfer': 1,
  }),
};
