import { randomUUID } from 'node:crypto';
import type { LargeAnswers } from '../kernel/http/answer.ts';
import type { ObjectStore } from '../kernel/objects.ts';

/** Time to follow the redirect. The object itself goes with the bucket's lifecycle rule. */
const URL_SECONDS = 300;

/** By what the object is named, for whoever saves it. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/x-txf': 'txf',
};

const extensionOf = (mediaType: string): string => EXTENSIONS[mediaType.split(';')[0] ?? ''] ?? 'bin';

/** Keeps answers in the file bucket, under names that nobody can guess. */
export const largeAnswers =
  (files: ObjectStore): LargeAnswers =>
  async ({ tenant, content, mediaType }) => {
    const name = `answers/${tenant}/${randomUUID()}.${extensionOf(mediaType)}`;
    await files.put(name, content);
    return files.downloadUrl(name, URL_SECONDS);
  };
