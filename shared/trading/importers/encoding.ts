/** What the bytes of a file are, judged by its beginning. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1';

/** `undefined` for a file that is no text: a spreadsheet, an archive, a picture. */
export function encodingOf(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf16be';
  if (start.includes(0)) return undefined;
  try {
    // a character may be cut off at the end of the sample, which `stream` allows
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return 'utf8';
  } catch {
    return 'latin1';
  }
}

/** The beginning of a file as text, for format detection. */
export function decodeSample(start: Uint8Array): string | undefined {
  const encoding = encodingOf(start);
  if (encoding === undefined) return undefined;
  const label = { utf8: 'utf-8', utf16le: 'utf-16le', utf16be: 'utf-16be', latin1: 'windows-1252' }[encoding];
  return new TextDecoder(label).decode(start, { stream: true });
}
