/** The metrics that alarms watch, in CloudWatch's embedded metric format. */

/** Counts a consumer that was halted by poison; the alarm rings on the first. */
export function countHalt(projection: string): void {
  const metric = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        { Namespace: 'Foldbook', Dimensions: [['service']], Metrics: [{ Name: 'HaltedConsumers', Unit: 'Count' }] },
      ],
    },
    service: process.env['POWERTOOLS_SERVICE_NAME'] ?? 'unknown',
    projection,
    HaltedConsumers: 1,
  };
  process.stdout.write(`${JSON.stringify(metric)}\n`);
}
