/**
 * The metrics that functions count, with the units that CloudWatch knows them by. Each is kept by context and function
 * and by nothing else: a dimension with a user or a route in it would be billed per user and route.
 */
export const NAMESPACE = 'Foldbook';
/** The dimensions of every metric, which are fields of every log line. */
export const DIMENSIONS = ['service', 'function'] as const;

export const METRICS = {
  Requests: 'Count',
  /** Answers of 400 to 499. */
  ClientErrors: 'Count',
  /** Answers of 500 and above, but for `NotYetConsistent`. */
  ServerErrors: 'Count',
  /** Reads that gave up waiting for what their consistency token names. */
  NotYetConsistent: 'Count',
  Latency: 'Milliseconds',
  /** Races that a command or a projection lost and ran again. */
  Conflicts: 'Count',
  /** Units of work that failed and come again: Lambda's own count knows nothing of them. */
  Failures: 'Count',
  /** From the oldest commit of a batch being recorded to its being on the bus. */
  RelayLag: 'Milliseconds',
  Published: 'Count',
  /** Streams that the sweeper found lagging. */
  Republished: 'Count',
  /** Streams that the sweeper looked at. */
  SweptStreams: 'Count',
  /** From the oldest commit of a portion being recorded to its being visible. */
  ConsumerLag: 'Milliseconds',
  AppliedCommits: 'Count',
  /** Streams that poison stopped. */
  HaltedConsumers: 'Count',
  ImportedRows: 'Count',
  DeliveriesMade: 'Count',
  /** Requests to receivers that were answered with a 2xx. */
  WebhookSuccesses: 'Count',
  WebhookFailures: 'Count',
  WebhookLatency: 'Milliseconds',
  DisabledEndpoints: 'Count',
  /** Differences to what a provider settled that somebody has to look at. */
  SuspenseItemsOpened: 'Count',
  /** Pages, bodies and runs of imports that crashed writers had left behind. */
  OrphansDeleted: 'Count',
  /** Read request units that DynamoDB says it used. */
  ReadUnits: 'Count',
  WriteUnits: 'Count',
} as const;

export type MetricName = keyof typeof METRICS;
export type Metrics = Readonly<Partial<Record<MetricName, number>>>;
