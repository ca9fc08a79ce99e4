import {
  BUS_DETAIL_TYPE,
  BUS_SOURCE,
  type Bus,
  type CommitNotice,
  type ConsumerQueue,
  type NotTaken,
  type ReplayOrder,
} from '../../kernel/messages.ts';
import { LimitExceeded, QUEUE_DELAY_SECONDS_MAX } from '../../kernel/store/limits.ts';

/** A bus in memory that keeps what it was given. */
export class MemoryBus implements Bus {
  readonly published: CommitNotice[] = [];
  /** Says which notices are not taken; none by default. */
  refuses: (notice: CommitNotice) => boolean = () => false;
  /** Says which notices are never taken, and why; none by default. */
  bars: (notice: CommitNotice) => string | undefined = () => undefined;

  async publish(
    notices: readonly CommitNotice[],
    onNotTaken?: (notTaken: NotTaken) => void,
  ): Promise<readonly number[]> {
    const failed: number[] = [];
    for (const [index, notice] of notices.entries()) {
      const reason = this.bars(notice);
      if (reason !== undefined) {
        if (!onNotTaken) throw new Error(reason);
        onNotTaken({ index, reason, isFinal: true });
      } else if (this.refuses(notice)) {
        failed.push(index);
        onNotTaken?.({ index, reason: 'refused', isFinal: false });
      } else this.published.push(structuredClone(notice));
    }
    return failed;
  }
}

/** A consumer's queue in memory: bodies as they would be received. */
export class MemoryQueue implements ConsumerQueue {
  readonly sent: { readonly body: string; readonly delaySeconds: number }[] = [];

  async send(notice: CommitNotice | ReplayOrder, delaySeconds = 0): Promise<void> {
    if (delaySeconds > QUEUE_DELAY_SECONDS_MAX) throw new LimitExceeded(`a delay of ${delaySeconds} s`);
    const body = JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice });
    this.sent.push({ body, delaySeconds });
  }

  /** Messages put off, by receipt handle. */
  readonly putOff = new Map<string, number>();

  async retryLater(receiptHandle: string, delaySeconds: number): Promise<void> {
    this.putOff.set(receiptHandle, delaySeconds);
  }
}
