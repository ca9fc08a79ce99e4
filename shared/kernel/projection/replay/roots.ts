import type { Json, Root } from '../../pages/types.ts';

type JsonObject = { readonly [key: string]: Json };

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** What a root looks like is the same in every book; nothing else in a state looks like one. */
const isRoot = (json: JsonObject): boolean =>
  Array.isArray(json['nodes']) && Array.isArray(json['buffered']) && Array.isArray(json['deleted']) && 'size' in json;

export interface StateParts {
  /** The roots of all maps by where they stand in the state (`maps.lots`). */
  readonly roots: ReadonlyMap<string, Root>;
  /** The state without them. */
  readonly rest: Json;
}

/** Takes the state of a book apart, whatever book it is: comparing generations needs no code of the fold. */
export function partsOfState(state: Json): StateParts {
  const roots = new Map<string, Root>();
  const visit = (json: Json, path: string): Json => {
    if (!isObject(json)) return json;
    if (isRoot(json)) {
      roots.set(path, json as unknown as Root);
      return null;
    }
    return Object.fromEntries(
      Object.entries(json).map(([name, value]) => [name, visit(value, path === '' ? name : `${path}.${name}`)]),
    );
  };
  return { rest: visit(state, ''), roots };
}
