/** A store with someone looking on: before and after each request. What the onlooker throws, the caller gets. */
import type { Store } from '../../../shared/kernel/store/types.ts';

export type Request = {
  [Name in keyof Store]: { readonly name: Name; readonly given: Parameters<Store[Name]> };
}[keyof Store];

export type Answered = {
  [Name in keyof Store]: {
    readonly name: Name;
    readonly given: Parameters<Store[Name]>;
    readonly answer: Awaited<ReturnType<Store[Name]>>;
  };
}[keyof Store];

export interface Onlooker {
  readonly before?: (request: Request) => void | Promise<void>;
  readonly after?: (request: Answered) => void | Promise<void>;
}

export function watched(store: Store, { before, after }: Onlooker): Store {
  return {
    async readHeads(...given) {
      await before?.({ name: 'readHeads', given });
      const answer = await store.readHeads(...given);
      await after?.({ name: 'readHeads', given, answer });
      return answer;
    },
    async recallHeads(...given) {
      await before?.({ name: 'recallHeads', given });
      const answer = await store.recallHeads(...given);
      await after?.({ name: 'recallHeads', given, answer });
      return answer;
    },
    async recallProgress(...given) {
      await before?.({ name: 'recallProgress', given });
      const answer = await store.recallProgress(...given);
      await after?.({ name: 'recallProgress', given, answer });
      return answer;
    },
    async readProgress(...given) {
      await before?.({ name: 'readProgress', given });
      const answer = await store.readProgress(...given);
      await after?.({ name: 'readProgress', given, answer });
      return answer;
    },
    async readCommits(...given) {
      await before?.({ name: 'readCommits', given });
      const answer = await store.readCommits(...given);
      await after?.({ name: 'readCommits', given, answer });
      return answer;
    },
    async readInbox(...given) {
      await before?.({ name: 'readInbox', given });
      const answer = await store.readInbox(...given);
      await after?.({ name: 'readInbox', given, answer });
      return answer;
    },
    async readHeadsAndInbox(...given) {
      await before?.({ name: 'readHeadsAndInbox', given });
      const answer = await store.readHeadsAndInbox(...given);
      await after?.({ name: 'readHeadsAndInbox', given, answer });
      return answer;
    },
    async readPages(...given) {
      await before?.({ name: 'readPages', given });
      const answer = await store.readPages(...given);
      await after?.({ name: 'readPages', given, answer });
      return answer;
    },
    async putPages(...given) {
      await before?.({ name: 'putPages', given });
      await store.putPages(...given);
      await after?.({ name: 'putPages', given, answer: undefined });
    },
    async listPages(...given) {
      await before?.({ name: 'listPages', given });
      const answer = await store.listPages(...given);
      await after?.({ name: 'listPages', given, answer });
      return answer;
    },
    async deletePages(...given) {
      await before?.({ name: 'deletePages', given });
      await store.deletePages(...given);
      await after?.({ name: 'deletePages', given, answer: undefined });
    },
    async readRecords(...given) {
      await before?.({ name: 'readRecords', given });
      const answer = await store.readRecords(...given);
      await after?.({ name: 'readRecords', given, answer });
      return answer;
    },
    async queryRecords(...given) {
      await before?.({ name: 'queryRecords', given });
      const answer = await store.queryRecords(...given);
      await after?.({ name: 'queryRecords', given, answer });
      return answer;
    },
    async write(...given) {
      await before?.({ name: 'write', given });
      const answer = await store.write(...given);
      await after?.({ name: 'write', given, answer });
      return answer;
    },
  };
}
