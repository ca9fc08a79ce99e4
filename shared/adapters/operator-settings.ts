/** What operators keep secret and may change at any time: a parameter in the cloud, a variable on a laptop. */
import { parameterOfEnvironment } from './environment.ts';

/** How long a function goes by what it has read. */
const GOOD_MILLISECONDS = 15 * 60_000;

/**
 * @param name of the parameter; the variable is the same in capitals, with underscores.
 * @param read what is made of its text, undefined where nobody has put it. Throws for one that can't be read.
 */
export function operatorSettings<T>(name: string, read: (text: string | undefined) => T): () => Promise<T> {
  let opened: { readonly value: T; readonly until: number } | undefined;
  // Only a laptop's host has a key file.
  const isLocal = process.env['LOCAL_KEY_FILE'] !== undefined;
  return async () => {
    if (!opened || opened.until <= Date.now()) {
      const variable = name.toUpperCase().replaceAll('-', '_');
      const text = isLocal ? process.env[variable] : await parameterOfEnvironment(name);
      opened = { value: read(text), until: Date.now() + GOOD_MILLISECONDS };
    }
    return opened.value;
  };
}
