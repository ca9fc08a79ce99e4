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

export interface Question<M> {
  /** What makes the answer: the query, in one form. */
  readonly key: string;
  readonly ifNoneMatch: string | undefined;
  readonly goodSeconds: number;
  /** Undefined when there is nothing to answer, which isn't kept: there may be in a moment. */
  readonly make: () => Promise<M>;
}

export interface SharedAnswers<B> {
  answer<M extends B | undefined>(question: Question<M>): Promise<SharedAnswer<B> | Extract<M, undefined>>;
}

/** @param nowMilliseconds since 1970. */
export function sharedAnswers<B>(nowMilliseconds: () => number = Date.now): SharedAnswers<B> {
  const kept = new Map<string, Kept<B>>();
  return {
    async answer<M extends B | undefined>({ key, ifNoneMatch, goodSeconds, make }: Question<M>) {
      const now = nowMilliseconds();
      let found = kept.get(key);
      if (!found || found.until <= now) {
        const body = await make();
        if (body === undefined) return body as Extract<M, undefined>;
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
