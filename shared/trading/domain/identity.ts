/**
 * What makes a transaction the same: `account` + `externalId`. Without an external id, one is derived from the content
 * and an ordinal among equal contents of one file or batch, so that true twins both count and a re-sent file adds
 * nothing.
 */
import { createHash } from 'node:crypto';
import { timeOrderedDerivedId } from '../../kernel/ids.ts';
import { decimal, format } from '../../kernel/money/decimal.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { toEpochMs } from '../../kernel/time.ts';
import type { TransactionInput } from '../contract/transaction.ts';

/** JSON with sorted names, so that the order of fields doesn't matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}

const shortHash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
const plain = (quantity: string): string => format(decimal(quantity));

/** What a transaction says, however it is written: "1.0" is "1", and an empty note or list says nothing. */
function contentOf(transaction: TransactionInput): Record<string, unknown> {
  const { externalId: _, amounts, fees = [], value, costBasis, lossBasis, ...rest } = transaction;
  const fields = {
    ...rest,
    amounts: amounts.map((amount) => ({
      ...amount,
      quantity: plain(amount.quantity),
      ...(amount.basisShare !== undefined && { basisShare: plain(amount.basisShare) }),
    })),
    fees: fees.map((fee) => ({
      ...fee,
      quantity: plain(fee.quantity),
      ...(fee.value !== undefined && { value: plain(fee.value) }),
    })),
    value: value && { ...value, amount: plain(value.amount) },
    costBasis: costBasis && { ...costBasis, amount: plain(costBasis.amount) },
    lossBasis: lossBasis && plain(lossBasis),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => !isEmpty(field)));
}

/** 96 bits over the content without its external id. */
const contentHash = (transaction: TransactionInput): string => shortHash(canonical(contentOf(transaction)), 16);

/** 66 bits over the identity: where it may be looked up whatever its date. */
const fingerprint = (account: string, externalId: string): string =>
  shortHash(JSON.stringify([account, externalId]), 11);

/** Ordinals of equal contents within one file or batch. */
export type Ordinals = Map<string, number>;

export interface Identified {
  readonly transaction: TransactionInput;
  readonly externalId: string;
  readonly contentHash: string;
  readonly fingerprint: string;
  readonly epochMs: number;
}

export function identify(transaction: TransactionInput, ordinals: Ordinals): Identified {
  const hash = contentHash(transaction);
  let { externalId } = transaction;
  if (externalId === undefined) {
    const ordinal = ordinals.get(hash) ?? 0;
    ordinals.set(hash, ordinal + 1);
    externalId = `content:${hash}:${ordinal}`;
  }
  return {
    transaction,
    externalId,
    contentHash: hash,
    fingerprint: fingerprint(transaction.account, externalId),
    epochMs: toEpochMs(transaction.timestamp),
  };
}

/**
 * The id of a transaction: the same identity at the same time gives the same id, whatever the order of arrival. After a
 * reversal the identity is free again, and its next life has an id of its own.
 */
export const transactionIdOf = (
  tenant: TenantId,
  { transaction, externalId, epochMs }: Identified,
  life: number,
): string => timeOrderedDerivedId(epochMs, tenant, transaction.account, externalId, String(life));

/** The fields in which two transactions of one identity differ, each with what was there first. */
export function differences(before: TransactionInput, after: TransactionInput): { path: string; message: string }[] {
  const [first, second] = [contentOf(before), contentOf(after)];
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names]
    .filter((name) => canonical(first[name]) !== canonical(second[name]))
    .map((name) => ({
      path: name,
      message: `differs from the transaction that is stored under this externalId: it has ${canonical(first[name] ?? null).slice(0, 200)}`,
    }));
}
