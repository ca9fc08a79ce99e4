/** Income without a value, on the running host: it has one by itself once the history of the asset has been fetched. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providers } from '../../shared/adapters/prices/providers.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
