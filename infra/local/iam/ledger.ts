/** A permission some role grants and nobody has used since the last reset. */
export interface NeedlessPermission {
  readonly functionName: string;
  readonly origin: string;
  readonly action: string;
  readonly resources: readonly string[];
  /** Patterns of partition keys that the grant is confined to, if any. */
  readonly leadingKeys: readonly string[];
}

/** A call that a role doesn't allow: refused under `enforce`, let through and noted under `record`. */
export interface Denial {
  readonly identity: string;
  readonly action: string;
  readonly resource: string;
  readonly reason: string;
}

export interface IamLedger {
  /**
   * Granted but never used, per function; `action` is as written in the policy. Functions that never called count.
   * Left out: what Lambda itself does with the role for an event source, and services that don't run on a laptop.
   */
  needlessPermissions(): readonly NeedlessPermission[];
  denials(): readonly Denial[];
  reset(): void;
}
