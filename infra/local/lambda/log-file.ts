import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';

const ROTATE_BYTES = 10 * 1024 * 1024;

/** The log of one function: what it writes on stdout and stderr, with the platform's own lines in between. */
export interface LogFile {
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** Opens a log for appending; a file above 10 MB is kept as `<file>.1` and begun anew. */
export function openLogFile(file: string, echo?: (text: string) => void): LogFile {
  let bytes = sizeOf(file);
  let stream: WriteStream | undefined;
  const open = (): WriteStream => {
    if (bytes > ROTATE_BYTES) {
      renameSync(file, `${file}.1`);
      bytes = 0;
    }
    return createWriteStream(file, { flags: 'a' });
  };
  const write = (text: string): void => {
    if (bytes > ROTATE_BYTES && stream !== undefined) {
      stream.end();
      stream = undefined;
    }
    stream ??= open();
    bytes += Buffer.byteLength(text);
    stream.write(text);
    echo?.(text);
  };
  const close = async (): Promise<void> => {
    const open = stream;
    if (open !== undefined) await new Promise<void>((resolve) => open.end(resolve));
  };
  return { write, close };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
