/** Counts of one operation by one identity. Items and bytes are of DynamoDB calls; other services count calls and bytes. */
export interface OperationCount {
  readonly identity: string;
  readonly service: 'dynamodb' | 'sqs' | 's3' | 'events';
  readonly operation: string;
  readonly calls: number;
  readonly itemsRead: number;
  readonly itemsWritten: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface MeterTotals {
  readonly calls: number;
  readonly itemsRead: number;
  readonly itemsWritten: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface Meter {
  counts(): readonly OperationCount[];
  /** Sums over what matches; all parts of the filter are optional. */
  total(filter?: {
    readonly identity?: string;
    readonly service?: OperationCount['service'];
    readonly operation?: string;
  }): MeterTotals;
  reset(): void;
}
