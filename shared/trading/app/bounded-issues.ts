/** Keeps what is told of bad input small, whatever the input was: answers and imports are stored. */
import type { Issue } from '../../kernel/errors.ts';

const ISSUES_MAX = 10;
const PATH_CHARACTERS_MAX = 100;
const MESSAGE_CHARACTERS_MAX = 300;

const cut = (text: string, charactersMax: number): string =>
  text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1)}…`;

/** The first ten issues, cut to what a person reads. */
export const bounded = (issues: readonly Issue[]): readonly Issue[] =>
  issues.slice(0, ISSUES_MAX).map(({ path, message }) => ({
    path: cut(path, PATH_CHARACTERS_MAX),
    message: cut(message, MESSAGE_CHARACTERS_MAX),
  }));

/** Entries from the first on, as many as fit into so many characters of JSON. */
export function within<T>(entries: readonly T[], charactersMax: number): readonly T[] {
  let characters = 0;
  const end = entries.findIndex((entry) => {
    characters += JSON.stringify(entry).length;
    return characters > charactersMax;
  });
  return end < 0 ? entries : entries.slice(0, end);
}
