/** JSON whose numbers keep the text they were written in, so that a price never passes through floating point. */
import * as z from 'zod/mini';

/** A number as it stood in the text. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The third argument of the reviver is newer than the library's types (JSON.parse source text access). */
interface SourceText {
  readonly source?: string;
}

/** @throws SyntaxError on what is not JSON. */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: SourceText) =>
    typeof value === 'number' ? new JsonNumber(context?.source ?? '') : value,
  );

/** A JSON number, by its text. */
export const jsonNumber = z.pipe(
  z.custom<JsonNumber>((value) => value instanceof JsonNumber, 'must be a number'),
  z.transform(({ text }: JsonNumber) => text),
);
