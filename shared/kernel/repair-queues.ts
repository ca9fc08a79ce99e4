/** The queues of all consumers and what they gave up, as an operator sees them. */

/** Approximate, as SQS counts. */
export interface QueueDepth {
  /** Waiting to be received. */
  readonly waiting: number;
  /** Received and not deleted yet. */
  readonly inFlight: number;
  /** Sent with a delay, or put off. */
  readonly delayed: number;
}

export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  /** When it was first sent, RFC 3339 UTC. */
  readonly sentAt: string;
  readonly receives: number;
  /** The message group, which is the tenant. */
  readonly group: string | undefined;
  /** What the bus says about why it could not deliver; empty for a message that was received too often. */
  readonly attributes: Readonly<Record<string, string>>;
  /** For this one receipt. */
  readonly receipt: string;
}

/** What one consumer, stream reader or schedule gave up. */
export interface DeadLetterQueue {
  readonly name: string;
  depth(): Promise<QueueDepth>;
  /** Up to ten messages, which nobody else receives for a while; none where there are no more. */
  receive(hiddenSeconds: number): Promise<readonly DeadLetter[]>;
  /** Lets others receive them again at once. */
  release(letters: readonly DeadLetter[]): Promise<void>;
  delete(letter: DeadLetter): Promise<void>;
}

/** The queue of a consumer, to which a message can be given back. */
export interface RefillQueue {
  readonly name: string;
  depth(): Promise<QueueDepth>;
  /** Sends a body as it is; the group keeps the queue fair between tenants. */
  send(body: string, group: string): Promise<void>;
}
