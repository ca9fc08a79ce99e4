import type { CommitHeader } from '../../../kernel/store/types.ts';

/** What is asked of commits, by what they say in clear. */
export interface CommitFilter {
  readonly eventType?: string | undefined;
  readonly correlationId?: string | undefined;
  /** RFC 3339 UTC; itself in it. */
  readonly from: string;
  /** RFC 3339 UTC; itself not in it. */
  readonly to: string;
}

export const matches = ({ counts, correlationId, recordedAt }: CommitHeader, filter: CommitFilter): boolean =>
  recordedAt >= filter.from &&
  recordedAt < filter.to &&
  (filter.eventType === undefined || filter.eventType in counts) &&
  (filter.correlationId === undefined || filter.correlationId === correlationId);
