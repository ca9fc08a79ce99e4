/**
 * Answers that are the same for everybody: kept for as long as they are good, so that what many ask is read once, and
 * not sent to who has them.
 */
import { contentTag, knowsTag } from '../../shared/kernel/http/content-tag.ts';

const KEPT_MAX = 500;

interface Kept<B> {
  readonly body: B;
  readonly tag: string;
  readonly until: number;
}

export type SharedAnswer<B> =
  | { readonly status: 200; readonly body: B; readonly headers: Readonly<Record<string, string>> }
  | { readonly status: 304; readonly headers: Readonly<Record<string, string>> };

export interface Question<B> {
  /** What makes the answer: the query, in one form. */
  readonly key: string;
  readonly ifNoneMatch: string | undefined;
  readonly goodSeconds: number;
  readonly make: () => Promise<B>;
}

export interface SharedAnswers<B> {
  answer(question: Question<B>): Promise<SharedAnswer<B>>;
}

/** @param nowMilliseconds since 1970. */
export function sharedAnswers<B>(nowMilliseconds: () => number = Date.now): SharedAnswers<B> {
  const kept = new Map<string, Kept<B>>();
  return {
    async answer({ key, ifNoneMatch, goodSeconds, make }) {
      const now = nowMilliseconds();
      let found = kept.get(key);
      if (!found || found.until <= now) {
        const body = await make();
        found = { body, tag: contentTag(JSON.stringify(body)), until: now + goodSeconds * 1_000 };
        if (kept.size >= KEPT_MAX) kept.clear();
        kept.set(key, found);
      }
      const { body, tag, until } = found;
      const maxAge = Math.max(0, Math.ceil((until - now) / 1_000));
      const headers = { etag: tag, 'cache-control': `private, max-age=${maxAge}` };
      return knowsTag(tag, ifNoneMatch) ? { status: 304, headers } : { status: 200, body, headers };
    },
  };
}
