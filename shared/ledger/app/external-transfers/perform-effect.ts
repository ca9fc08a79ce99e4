/** Does what a transfer's saga orders: books it, has it checked, or asks the provider. */
import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import { assertNever, isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { EffectOrder, Workflow } from '../../../kernel/workflow/workflow.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { PaymentProvider } from '../../contract/payment-provider.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { maySendToOthers } from '../../domain/accounts/standing.ts';
import type { TransferEffect, TransferResult } from '../../domain/external-transfer/effects.ts';
import { type Facts, saga, type TransferSaga } from '../../domain/external-transfer/facts.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { noAccount } from '../accounts/account-commands.ts';
import { assessTransfer } from '../compliance/assess-transfer.ts';
import { accountToUse } from './account-to-use.ts';
import { type Booking, bookTransfer } from './book-transfer.ts';
import { noteProviderId } from './note-provider-id.ts';

export interface TransferPorts {
  readonly store: Store;
  /** By name; undefined where there is no such provider. */
  readonly provider: (name: string) => PaymentProvider | undefined;
}

/** Others kept coming first, for long: it is tried again. What was refused for another reason is a result. */
function resultOf(refusal: Refusal | undefined): TransferResult {
  if (refusal === undefined) return { kind: 'done' };
  if (refusal.code === 'Conflict') throw new Error(refusal.detail);
  return { kind: 'refused', code: refusal.code, message: refusal.detail };
}

async function accountOf(
  { store }: TransferPorts,
  { tenant }: CommandContext,
  { accountId }: ExternalTransfer,
): Promise<Account | undefined> {
  const stream = accountStream(tenant, accountId);
  return readStates(store, [stream], (heads) => accountIn(heads, stream));
}

async function validated(
  ports: TransferPorts,
  { tenant }: CommandContext,
  transfer: ExternalTransfer,
): Promise<Refusal | undefined> {
  const account = await accountToUse(ports.store, tenant, transfer);
  if (isRefused(account)) return account;
  const provider = ports.provider(transfer.provider);
  if (provider?.directions.has(transfer.direction)) return undefined;
  return refuse('UnknownProvider', `There is no provider ${transfer.provider} for a ${transfer.direction}.`);
}

async function knownCustomer(
  ports: TransferPorts,
  context: CommandContext,
  transfer: ExternalTransfer,
): Promise<Refusal | undefined> {
  const account = await accountOf(ports, context, transfer);
  return account ? maySendToOthers(account) : noAccount();
}

/** What reconciliation compares with what the provider settles. */
const toldOf = ({ providerId, claims }: Facts): Pick<Booking, 'providerId' | 'providerFee'> => ({
  ...(providerId !== undefined && { providerId }),
  ...(claims.settled?.fee !== undefined && { providerFee: claims.settled.fee }),
});

async function assessed(
  { store }: TransferPorts,
  context: CommandContext,
  transfer: ExternalTransfer,
): Promise<TransferResult> {
  const { decision, riskScore, flags } = await assessTransfer(store, context, transfer);
  return { kind: 'assessed', decision, riskScore, flags: [...new Set(flags.map(({ flag }) => flag))] };
}

const bookingOf = (effect: TransferEffect, { facts, transfer }: TransferSaga): Booking | undefined => {
  switch (effect.name) {
    case 'PlaceHold':
      return { kind: 'hold', holdNumber: effect.holdNumber };
    case 'ReleaseHold':
      return { kind: 'release', holdNumber: effect.holdNumber };
    case 'CompleteHold':
      return { kind: 'settle', amount: effect.amount, holdNumber: effect.holdNumber, ...toldOf(facts) };
    case 'Post':
      return { kind: 'settle', amount: effect.amount, ...toldOf(facts) };
    case 'ReversePosting':
      return { kind: 'reverse', amount: facts.postedAmount ?? transfer.amount, ...toldOf(facts) };
    default:
      return undefined;
  }
};

function providerOf({ provider }: TransferPorts, { provider: name }: ExternalTransfer): PaymentProvider {
  const found = provider(name);
  if (!found) throw new Error(`provider ${name} is not there any more`);
  return found;
}

/** What an effect comes to. Safe to do twice; what it throws is tried again under the same key. */
export async function performEffect(
  ports: TransferPorts,
  context: CommandContext,
  { effect }: EffectOrder<TransferEffect>,
  workflow: Workflow,
): Promise<TransferResult> {
  const known = saga.parse(workflow.context);
  const { transfer, facts } = known;
  const { direction, transferId: reference } = transfer;
  const booking = bookingOf(effect, known);
  const inquiry = { direction, reference, ...(facts.sentAt !== undefined && { sentAt: facts.sentAt }) };
  if (booking) return resultOf(await bookTransfer(ports.store, context, transfer, booking));
  switch (effect.name) {
    case 'Validate':
      return resultOf(await validated(ports, context, transfer));
    case 'CheckKyc':
      return resultOf(await knownCustomer(ports, context, transfer));
    case 'CheckCompliance':
      return assessed(ports, context, transfer);
    case 'SendToProvider': {
      const { amount, asset, counterparty, refundOf } = transfer;
      const order = { direction, reference, amount, asset, counterparty, ...(refundOf !== undefined && { refundOf }) };
      return noteProviderId(ports.store, context, known, await providerOf(ports, transfer).send(order));
    }
    case 'Inquire':
      return noteProviderId(
        ports.store,
        context,
        known,
        await providerOf(ports, transfer).inquire(inquiry, effect.providerId),
      );
    case 'CancelAtProvider':
      return providerOf(ports, transfer).cancel(inquiry, effect.providerId);
    case 'PlaceHold':
    case 'ReleaseHold':
    case 'CompleteHold':
    case 'Post':
    case 'ReversePosting':
      throw new Error(`${effect.name} is booked`);
    default:
      return assertNever(effect);
  }
}
