import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StrictTrial } from '../strict-trial.ts';

/** One import, and what it takes to work on it. */
export interface ImportWork {
  readonly store: Store;
  readonly files: ObjectStore;
  readonly strict: StrictTrial;
  readonly context: CommandContext;
  readonly importId: string;
  /** Whether there is time for another stretch; if not, the work is taken up again later. */
  readonly hasTime: () => boolean;
}
