/** Which payment providers this function may speak with, as operators configured them now, or some minutes ago. */
import { parameterOfEnvironment } from '../../shared/adapters/environment.ts';

/** Only a laptop's host has a key file: there an environment variable says it. */
const isLocal = process.env['LOCAL_KEY_FILE'] !== undefined;

/** How long a function goes by keys that it has read. */
const GOOD_MILLISECONDS = 15 * 60_000;

/** @param read what is made of the configuration. Throws for one that can't be read. */
export function ofProviderSettings<T>(read: (text: string | undefined) => T): () => Promise<T> {
  let opened: { readonly value: T; readonly until: number } | undefined;
  return async () => {
    if (!opened || opened.until <= Date.now()) {
      const text = isLocal ? process.env['PAYMENT_PROVIDERS'] : await parameterOfEnvironment('payment-providers');
      opened = { value: read(text), until: Date.now() + GOOD_MILLISECONDS };
    }
    return opened.value;
  };
}
