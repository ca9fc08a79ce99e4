/** Keeps the beginning of an answer and reads no more of it than that. */
import type { IncomingMessage } from 'node:http';
import type { Answer } from './outcome.ts';

const HEADERS_KEPT = ['content-type', 'location', 'retry-after'] as const;
const HEADER_CHARACTERS_MAX = 512;

export interface AnswerReader {
  /** What came so far. */
  readonly soFar: () => Answer;
}

const keptHeaders = (response: IncomingMessage): Answer['headers'] =>
  Object.fromEntries(
    HEADERS_KEPT.flatMap((name) => {
      const value = response.headers[name];
      return value === undefined ? [] : [[name, value.slice(0, HEADER_CHARACTERS_MAX)]];
    }),
  );

/** @param onEnd is called once when the body has ended or when more of it came than is kept. */
export function readAnswer(response: IncomingMessage, bytesMax: number, onEnd: (answer: Answer) => void): AnswerReader {
  const parts: Buffer[] = [];
  let bytes = 0;
  const answer = (truncated: boolean): Answer => ({
    status: response.statusCode ?? 0,
    headers: keptHeaders(response),
    // As a stream, a character that was cut in two is left out instead of becoming U+FFFD.
    bodyStart: new TextDecoder().decode(Buffer.concat(parts).subarray(0, bytesMax), { stream: truncated }),
    truncated,
  });
  response.on('data', (part: Buffer) => {
    if (bytes > bytesMax) return;
    parts.push(part);
    bytes += part.length;
    if (bytes > bytesMax) onEnd(answer(true));
  });
  response.on('end', () => onEnd(answer(bytes > bytesMax)));
  return { soFar: () => answer(true) };
}
