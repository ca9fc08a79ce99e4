import type { Root } from '../../kernel/pages/types.ts';
import type { StateModel } from '../../kernel/store/stream-state.ts';
import { type IdentityRoots, withLevels } from './identity-index.ts';

/** The journal's index in its head. */
export const JOURNAL_STATE: StateModel<IdentityRoots> = {
  version: 2,
  upgrades: { 1: (older) => withLevels(older as unknown as { readonly known: Root; readonly dates: Root }) },
  async begin(store, stream) {
    const { JournalFold } = await import('./journal-fold.ts');
    return new JournalFold(store, stream);
  },
};
