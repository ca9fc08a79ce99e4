import type { Alongside } from '../../../kernel/commands/alongside.ts';
import type { TransferId } from '../../contract/account.ts';

/** A transfer that was planned before: its id, and what becomes true with it. */
export interface Planned {
  readonly transferId: TransferId;
  readonly alongside: Alongside;
}
