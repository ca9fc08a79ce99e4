/** The transaction that records an accepted proposal. */
import { decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { TransactionInput } from '../../../trading/contract/transaction.ts';
import type { CorporateActionTerms } from '../../contract/corporate-action.ts';

/** At the first instant of its day. Its external id is that of the proposal, so that it is in the journal at most once. */
export function recordedBy(terms: CorporateActionTerms): TransactionInput {
  const { proposalId, kind, account, date, ratio, asset, into } = terms;
  return {
    externalId: `corporate-action:${proposalId}`,
    account,
    // a day at midnight is a canonical time
    timestamp: `${date}T00:00:00.000Z` as Timestamp,
    ...(kind === 'split'
      ? { type: 'split', amounts: [difference(terms)] }
      : {
          type: 'merger',
          amounts: [
            { asset, quantity: terms.quantityBefore, direction: 'out' },
            { asset: into, quantity: terms.quantityAfter, direction: 'in' },
          ],
        }),
    metadata: { corporateAction: proposalId, ratio: `${ratio.to}:${ratio.from}` },
  };
}

function difference({
  asset,
  quantityBefore,
  quantityAfter,
}: CorporateActionTerms): TransactionInput['amounts'][number] {
  const delta = subtract(decimal(quantityAfter), decimal(quantityBefore));
  return delta < ZERO
    ? { asset, quantity: format(subtract(ZERO, delta)), direction: 'out' }
    : { asset, quantity: format(delta), direction: 'in' };
}
