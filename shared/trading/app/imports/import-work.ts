import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StrictTrial } from '../strict-trial.ts';

export interface ImportLimits {
  /** Transactions of one sorted run, which is held in memory while it is read. */
  readonly runEntriesMax: number;
  /** Transactions of one append: few enough to be taken at once by every consumer, many enough to be cheap. */
  readonly partTransactionsMax: number;
}

export const IMPORT_LIMITS: ImportLimits = { runEntriesMax: 20_000, partTransactionsMax: 2_000 };

/** One import, and what it takes to work on it. */
export interface ImportWork {
  readonly store: Store;
  readonly files: ObjectStore;
  readonly strict: StrictTrial;
  readonly context: CommandContext;
  readonly importId: string;
  /** Whether there is time for another stretch; if not, the work is taken up again later. */
  readonly hasTime: () => boolean;
  /** Hears of each stretch that was recorded, and how many rows it brought into the journal: none by reading alone. */
  readonly onStretch?: (rows: number) => void;
  /** The usual ones if left out. */
  readonly limits?: ImportLimits;
}
