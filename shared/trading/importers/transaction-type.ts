import { TRANSACTION_TYPES, type TransactionType } from '../contract/transaction-types.ts';

/** The transaction type of that name, if there is one. */
export const parseTransactionType = (name: string): TransactionType | undefined =>
  TRANSACTION_TYPES.find((type) => type === name);
