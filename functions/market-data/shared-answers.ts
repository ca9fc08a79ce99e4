/**
 * Answers that are the same for everybody: kept for as long as they are good, so that what many ask is read once, and
 * not sent to who has them.
 */
import { contentTag, knowsTag } from '../../shared/kernel/http/content-tag.ts';

const KEPT_MAX = 500;
/** Of all that is kept, as text; what is kept takes several times as much memory. */
const CHARACTERS_MAX = 16_000_000;

interface Kept<B> {
  readonly body: B;
  readonly tag: string;
  readonly characters: number;
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
  let characters = 0;
  const forget = (key: string): void => {
    characters -= kept.get(key)?.characters ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, answer: Kept<B>): void => {
    forget(key);
    if (answer.characters > CHARACTERS_MAX) return;
    // The ones that were made first are the first that are no longer good.
    for (const first of kept.keys()) {
      if (kept.size < KEPT_MAX && characters + answer.characters <= CHARACTERS_MAX) break;
      forget(first);
    }
    kept.set(key, answer);
    characters += answer.characters;
  };
  return {
    async answer<M extends B | undefined>({ key, ifNoneMatch, goodSeconds, make }: Question<M>) {
      const now = nowMilliseconds();
      let found = kept.get(key);
      if (!found || found.until <= now) {
        const body = await make();
        if (body === undefined) return body as Extract<M, undefined>;
        const text = JSON.stringify(body);
        found = { body, tag: contentTag(text), characters: text.length, until: now + goodSeconds * 1_000 };
        keep(key, found);
      }
      const { body, tag, until } = found;
      const maxAge = Math.max(0, Math.ceil((until - now) / 1_000));
      const headers = { etag: tag, 'cache-control': `private, max-age=${maxAge}` };
      return knowsTag(tag, ifNoneMatch) ? { status: 304, headers } : { status: 200, body, headers };
    },
  };
}
