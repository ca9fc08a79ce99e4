/** What the registry of sources says of one: where prices, balances and transactions come from, and what may be asked. */

export type DataSourceKind =
  | 'price-provider'
  | 'rate-provider'
  | 'yield-provider'
  | 'manual'
  | 'exchange'
  | 'blockchain'
  | 'defi-protocol';

export type SourceOperation =
  | 'daily-prices'
  | 'latest-prices'
  | 'exchange-rates'
  | 'yields'
  | 'balance-fetch'
  | 'transaction-import'
  | 'trading';

/** So many requests in any stretch of that length. */
export interface RateLimit {
  readonly requests: number;
  readonly periodSeconds: number;
}

/** A contract that transactions of the source are known by. Addresses are in lower case. */
export interface KnownContract {
  readonly chain: string;
  readonly address: string;
  readonly role: string;
}

/** A method by the first four bytes of the hash of its signature (the Solidity ABI's function selector). */
export interface MethodSignature {
  readonly selector: string;
  readonly signature: string;
  /** What a transaction that calls it does, in the words of transaction types. */
  readonly meaning: string;
}

export interface DataSource {
  /** Its name in events, records and settings. */
  readonly name: string;
  readonly displayName: string;
  readonly kind: DataSourceKind;
  /** `null` where nothing is asked over the network. */
  readonly apiEndpoint: string | null;
  readonly apiVersion: string | null;
  /** What its owner allows; empty where nothing limits it. */
  readonly rateLimits: readonly RateLimit[];
  readonly supportedOperations: readonly SourceOperation[];
  /**
   * Its closes are all in the units of the day that it is asked on: adjusted for the splits up to then. Others tell them
   * as they were traded.
   */
  readonly splitAdjusted?: true;
  /** Types of assets it knows. */
  readonly assetTypes: readonly string[];
  readonly contractAddresses: readonly KnownContract[];
  readonly methodSignatures: readonly MethodSignature[];
  /** Whether it is used until an operator says otherwise. */
  readonly active: boolean;
}
