/** Lists: `limit` and an opaque `cursor` go in, `items` and `nextCursor` come out. */
import * as z from 'zod/mini';
import type { Refusal } from '../errors.ts';
import { refuseInput } from '../issues.ts';
import { decodeOpaque, encodeOpaque } from './opaque.ts';
import { integerText } from './query.ts';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** The query parameters of a list, to be spread into a route's `query`. */
export const pageQuery = {
  limit: z._default(integerText({ minimum: 1, maximum: LIMIT_MAX }), LIMIT_DEFAULT),
  cursor: z.optional(z.string()),
};

/** The answer of a list. `more` is what stands beside the items, such as `complete`. */
export const listOf = <Item extends z.ZodMiniType, More extends Record<string, z.ZodMiniType> = Record<never, never>>(
  item: Item,
  more?: More,
) => z.strictObject({ items: z.array(item), nextCursor: z.nullable(z.string()), ...(more ?? ({} as More)) });

export interface CursorCodec<Position> {
  readonly encode: (position: Position) => string;
  /** `undefined` for the first page; a cursor that we didn't give is refused. */
  readonly decode: (
    cursor: string | undefined,
  ) => { readonly position: Position | undefined } | Refusal<'ValidationFailed'>;
}

/** The cursor of one list. `list` is its name, so that another list's cursor is refused and not misread. */
export const cursorOf = <Schema extends z.ZodMiniType>(list: string, schema: Schema): CursorCodec<z.output<Schema>> => {
  const wrapped = z.strictObject({ l: z.literal(list), p: z.unknown() });
  return {
    encode: (position) => encodeOpaque({ l: list, p: position }),
    decode: (cursor) => {
      if (cursor === undefined) return { position: undefined };
      const parsed = schema.safeParse(decodeOpaque(wrapped, cursor)?.p);
      if (!parsed.success) return refuseInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
      return { position: parsed.data };
    },
  };
};
