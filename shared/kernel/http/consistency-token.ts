/**
 * A consistency token names how far a stream of the user had come when a command was answered. A read that sends it back
 * shows at least that much. It carries no tenant: it is always read as one of the user who sends it.
 */
import * as z from 'zod/mini';
import type { Refusal } from '../errors.ts';
import { refuseInput } from '../issues.ts';
import { STREAM_TYPES, type StreamType } from '../streams.ts';
import { decodeOpaque, encodeOpaque } from './opaque.ts';

export const CONSISTENCY_TOKEN = 'Consistency-Token';

export interface ConsistencyToken {
  readonly type: StreamType;
  readonly id: string;
  readonly version: number;
}

const schema = z.strictObject({
  v: z.literal(1),
  s: z.enum(STREAM_TYPES),
  i: z.string().check(z.minLength(1), z.maxLength(256)),
  n: z.int().check(z.minimum(0)),
});

export const encodeToken = ({ type, id, version }: ConsistencyToken): string =>
  encodeOpaque({ v: 1, s: type, i: id, n: version });

export const decodeToken = (text: string): ConsistencyToken | Refusal<'ValidationFailed'> => {
  const token = decodeOpaque(schema, text);
  if (token === undefined) {
    return refuseInput([{ path: CONSISTENCY_TOKEN, message: 'is not a token that we gave' }]);
  }
  return { type: token.s, id: token.i, version: token.n };
};
