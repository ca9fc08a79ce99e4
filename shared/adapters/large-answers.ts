import { randomUUID } from 'node:crypto';
import type { LargeAnswers } from '../kernel/http/answer.ts';
import type { ObjectStore } from '../kernel/objects.ts';

/** Time to follow the redirect. The object itself goes with the bucket's lifecycle rule. */
const URL_SECONDS = 300;

/** Keeps answers in the file bucket, under names that nobody can guess. */
export const largeAnswers =
  (files: ObjectStore): LargeAnswers =>
  async ({ tenant, json }) => {
    const name = `answers/${tenant}/${randomUUID()}.json`;
    await files.put(name, json);
    return files.downloadUrl(name, URL_SECONDS);
  };
