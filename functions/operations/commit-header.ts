import type { CommitHeader } from '../../shared/kernel/store/types.ts';

/** A commit's clear fields as operators see them. */
export const headerView = ({ stream, counts, source, hash: _, ...rest }: CommitHeader) => ({
  ...{ tenant: String(stream.tenant), streamType: String(stream.type), streamId: stream.id },
  ...rest,
  events: { ...counts },
  source: source ? { streamType: String(source.type), streamId: source.id, version: source.version } : null,
});
