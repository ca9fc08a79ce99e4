/** Tells the engine which stream records no reader will ask for again. */
export interface Trimmer {
  readonly passed: (streamArn: string, readerId: string, sequenceNumber: string) => void;
}

/** `readers` names the stream of each reader, so that a stream is trimmed only once all of its readers have passed. */
export function createTrimmer(
  readers: readonly string[],
  trim: (streamArn: string, sequenceNumber: string) => void,
): Trimmer {
  const streams = new Map<string, { readerCount: number; at: Map<string, bigint> }>();
  for (const streamArn of readers) {
    const stream = streams.get(streamArn);
    if (stream === undefined) streams.set(streamArn, { readerCount: 1, at: new Map() });
    else stream.readerCount += 1;
  }
  return {
    passed: (streamArn, readerId, sequenceNumber) => {
      const stream = streams.get(streamArn);
      if (stream === undefined) return;
      stream.at.set(readerId, BigInt(sequenceNumber));
      if (stream.at.size < stream.readerCount) return;
      const [first = 0n, ...others] = stream.at.values();
      let slowest = first;
      for (const other of others) if (other < slowest) slowest = other;
      trim(streamArn, String(slowest));
    },
  };
}
