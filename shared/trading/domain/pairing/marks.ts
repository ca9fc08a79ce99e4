/**
 * What the metadata of a deposit or withdrawal says of its way over a chain: the transaction's hash and addresses.
 * Exports name these fields in many ways; names are compared without case, spaces and punctuation.
 */
import type { TransactionInput } from '../../contract/transaction.ts';

export interface Marks {
  readonly hash: string | undefined;
  readonly addresses: readonly string[];
}

/** As exports of exchanges and wallets head their columns; ours is `txHash`. */
const HASH_NAMES: ReadonlySet<string> = new Set([
  'txhash',
  'txid',
  'tx',
  'hash',
  'transactionhash',
  'transactionid',
  'blockchaintransactionid',
  'blockchaintxid',
  'networktransactionid',
  'onchaintransactionid',
  'chaintxhash',
  'trxid',
]);
/** Ours is `address`. */
const ADDRESS_NAMES: ReadonlySet<string> = new Set([
  'address',
  'addresses',
  'toaddress',
  'to',
  'fromaddress',
  'depositaddress',
  'withdrawaladdress',
  'destinationaddress',
  'destination',
  'walletaddress',
  'receivingaddress',
  'recipientaddress',
]);

/** Shorter ones are an exchange's own numbers: the hashes and addresses of no chain in use are this short. */
const HASH_CHARACTERS_MIN = 32;
const ADDRESS_CHARACTERS_MIN = 20;

const nameOf = (field: string): string => field.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');

/** Of a link to an explorer, what it shows. */
const lastSegment = (text: string): string =>
  /^https?:\/\//i.test(text) ? (/([^/?#]+)\/?$/.exec(text)?.[1] ?? '') : text;

/** Hexadecimal has no case and may go without `0x`; an output's index behind a colon isn't part of the hash. */
export function hashOf(written: string): string | undefined {
  const bare = lastSegment(written.trim()).replace(/:\d+$/, '');
  const hexadecimal = /^(?:0x)?([0-9a-f]+)$/i.exec(bare)?.[1];
  const hash = hexadecimal?.toLowerCase() ?? bare;
  return hash.length >= HASH_CHARACTERS_MIN && /^[0-9a-z_=/+-]+$/i.test(hash) ? hash : undefined;
}

/** Hexadecimal and bech32 addresses have no case; a scheme before and parameters behind aren't part of it. */
export function addressOf(written: string): string | undefined {
  const bare = lastSegment(written.trim())
    .replace(/^[a-z]+:(?!\/\/)/i, '')
    .replace(/\?.*$/, '');
  const address = /^(0x[0-9a-f]+|(?:bc|tb|ltc|addr)1[0-9a-z]+)$/i.test(bare) ? bare.toLowerCase() : bare;
  return address.length >= ADDRESS_CHARACTERS_MIN && !/\s/.test(address) ? address : undefined;
}

/** Fields one level down count as well, as in `{ "network": { "txHash": … } }`. */
export function marksOf({ metadata = {} }: Pick<TransactionInput, 'metadata'>): Marks {
  const hashes: string[] = [];
  const addresses: string[] = [];
  const look = (fields: Readonly<Record<string, unknown>>, isInner: boolean): void => {
    for (const [field, value] of Object.entries(fields)) {
      const name = nameOf(field);
      if (HASH_NAMES.has(name)) hashes.push(...textsOf(value).flatMap((text) => hashOf(text) ?? []));
      else if (ADDRESS_NAMES.has(name)) addresses.push(...textsOf(value).flatMap((text) => addressOf(text) ?? []));
      else if (!isInner && typeof value === 'object' && value !== null && !Array.isArray(value)) {
        look({ ...value }, true);
      }
    }
  };
  look(metadata, false);
  return { hash: hashes[0], addresses: [...new Set(addresses)].toSorted() };
}
