/**
 * List prices in US dollars, region us-east-1, on demand, without free tiers, as published in 2025 (those of DynamoDB
 * since 2024-11-01). Look them up again before relying on the sums.
 */
export const PRICES = {
  asOf: '2025-07',
  region: 'us-east-1',
  perMillion: {
    dynamodbWriteUnits: 0.625,
    dynamodbReadUnits: 0.125,
    eventBridgeEntries: 1,
    sqsRequests: 0.4,
    lambdaRequests: 0.2,
    httpApiRequests: 1,
  },
  perGb: { logs: 0.5 },
  /** A unit of capacity that stands ready for an hour, for 3,600 units used if it always is. */
  perHour: { dynamodbWriteCapacity: 0.00065, dynamodbReadCapacity: 0.00013 },
} as const;
