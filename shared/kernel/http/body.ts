/** Reads the body of a request: its size, its media type, its encoding, and JSON. */
import { type Refusal, refuse } from '../errors.ts';
import type { HttpEvent } from './exchange.ts';

const BODY_BYTES_MAX = 4 * 1024 * 1024;
/** Deeper nesting means nothing here, and would exhaust the stack of whatever walks it. */
const DEPTH_MAX = 64;

type BodyRefusal = Refusal<'BodyTooLarge' | 'MalformedJson' | 'UnsupportedMediaType'>;

const tooLarge = () => refuse('BodyTooLarge', 'A body may have 4 MB. Upload a larger file instead.');
const malformed = (detail: string) => refuse('MalformedJson', detail);

/** The body as text; empty if there is none. */
export const readText = (event: HttpEvent): { readonly text: string } | BodyRefusal => {
  const { body, isBase64Encoded } = event;
  if (body === undefined) return { text: '' };
  if (!isBase64Encoded) return Buffer.byteLength(body) > BODY_BYTES_MAX ? tooLarge() : { text: body };
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length > BODY_BYTES_MAX) return tooLarge();
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return malformed('The body is not UTF-8.');
  }
};

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType?.trim() ?? '');

/** How deep arrays and objects lie in each other, at most one beyond the limit. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > DEPTH_MAX) return true;
    } else if (char === 0x5d || char === 0x7d) depth--;
  }
  return false;
};

/** Parses a body that must be JSON. */
export const readJson = (text: string, contentType: string | undefined): { readonly json: unknown } | BodyRefusal => {
  if (!isJson(contentType)) {
    return refuse('UnsupportedMediaType', 'Send the body as `Content-Type: application/json`.');
  }
  if (text.trim() === '') return malformed('The body is empty.');
  if (isTooDeep(text)) return malformed(`The body is nested deeper than ${DEPTH_MAX} levels.`);
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return malformed(`The body is not JSON: ${error instanceof SyntaxError ? error.message : 'unreadable'}`);
  }
};
