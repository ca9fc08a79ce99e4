import { projectorHandler } from '../../shared/adapters/projector-handler.ts';
import { transactionsProjection } from '../../shared/trading/read/transactions-book.ts';

export const handler = projectorHandler(transactionsProjection);
