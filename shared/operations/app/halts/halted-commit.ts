import { mainStream } from '../../../kernel/projection/types.ts';
import type { Commit, Store } from '../../../kernel/store/types.ts';
import { UnreadableCommit } from '../../../kernel/store/unreadable-commit.ts';
import type { FoundHalt } from './find-halts.ts';

/** The commit that a halt stands at; null when it can't be read at all, of which the halt's words tell. */
export async function haltedCommit(store: Store, { tenant, source, version }: FoundHalt): Promise<Commit | null> {
  try {
    const [commit] = await store.readCommits(mainStream(tenant, source), version - 1, { commitsMax: 1 });
    return commit?.version === version ? commit : null;
  } catch (error) {
    if (error instanceof UnreadableCommit) return null;
    throw error;
  }
}
