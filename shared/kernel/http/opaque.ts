/** Values that clients hand back and shouldn't read: JSON in base64url, checked by a schema when they come back. */
import * as z from 'zod/mini';

const TEXT_MAX = 4096;

export const encodeOpaque = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `undefined` for whatever we didn't make. */
export const decodeOpaque = <Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined => {
  if (text.length > TEXT_MAX || !/^[\w-]+$/.test(text)) return undefined;
  const result = z.safeParse(schema, parseJson(Buffer.from(text, 'base64url').toString()));
  return result.success ? result.data : undefined;
};
