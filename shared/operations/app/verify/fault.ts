/** What can be wrong with a stream, by where it is met on the way from its first commit to its head. */
export const FAULTS = {
  CommitMissing: 'There is no commit of this version, though there is one after it, or the head says so.',
  NotACommit: 'What stands in its place lacks the fields of a commit.',
  ChainBroken: 'It does not follow the commit before it.',
  BodyMissing: 'Its body is not in the bucket, or not in the item.',
  BodyAltered: 'Its body in the bucket is not the one that was put there.',
  HashBroken: 'Its clear fields or its stored bytes were changed.',
  KeyUnusable: "The user's data key is there and can't be unwrapped, so that nothing of theirs can be read.",
  BodyUnreadable: "Its body does not open with the user's data key.",
  UnknownEvent: 'It holds an event of a type or version that this code does not know.',
  EventUnfit: 'It holds an event that does not fit the schema of its type.',
  HeadMissing: 'There are commits, and no head.',
  HeadBehind: 'There are commits beyond the head.',
  HeadBroken: 'The head does not name the last commit by its hash.',
  HeadUnreadable: "The head's state does not open with the user's data key.",
} as const;

export type FaultCode = keyof typeof FAULTS;

export interface Fault {
  /** The first bad commit; of a bad head, the version that it should have. */
  readonly version: number;
  readonly code: FaultCode;
  /** What exactly, where the code doesn't say it all. Never content. */
  readonly detail: string;
}

export const faultAt = (version: number, code: FaultCode, detail = ''): Fault => ({ version, code, detail });
