/** What operators do about suspense items: look at one, and take it. How it ends: `resolve-item.ts`. */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { assigned, isStanding, type SuspenseItem } from '../../domain/reconciliation/item.ts';
import type { PaymentName } from '../../read/reconciliation/places.ts';
import { paymentWrites } from './compare-payment.ts';
import { type Payment, readPayment } from './read-payment.ts';

export interface ItemAct extends PaymentName {
  /** Subject of the operator's token. */
  readonly by: string;
  readonly reason: string;
}

export type ItemCode = 'NotFound' | 'ItemResolved' | 'Conflict';

const NOT_FOUND = () => refuse('NotFound', 'There is no such suspense item.');
export const itemMoved = () => refuse('Conflict', 'The item changed at the same moment. Send it again.');

export interface StandingItem {
  readonly payment: Payment;
  readonly item: SuspenseItem;
}

/** What isn't there, or is over, is refused. */
export async function standingItem(
  store: Store,
  name: PaymentName,
): Promise<StandingItem | Refusal<'NotFound' | 'ItemResolved'>> {
  const payment = await readPayment(store, name);
  const { item } = payment.state;
  if (!item) return NOT_FOUND();
  if (!isStanding(item)) return refuse('ItemResolved', 'The item is resolved. It opens again if the two sides change.');
  return { payment, item };
}

export const platformContext = ({ principal, correlationId, now }: CommandContext): CommandContext => ({
  ...{ tenant: PLATFORM, principal, correlationId, now },
});

/** Takes an item, or hands it to another operator. */
export async function assignItem(
  store: Store,
  context: CommandContext,
  { owner, by, reason, ...name }: ItemAct & { readonly owner: string },
): Promise<SuspenseItem | Refusal<ItemCode>> {
  const found = await standingItem(store, name);
  if (isRefused(found)) return found as Refusal<ItemCode>;
  const { payment, item } = found;
  const after = assigned(item, owner, { by, reason, now: context.now });
  const records = paymentWrites(payment, { item: after, dueAt: context.now, bookings: payment.state.bookings });
  const done = await runCommand<Json, 'Conflict'>(store, platformContext(context), [], async (_, attempt) =>
    attempt > 1 ? itemMoved() : { appends: [], records, answer: null },
  );
  return isRefused(done) ? itemMoved() : after;
}
