/** The same question to CloudWatch Logs Insights, ready to be run over the log groups of all functions. */
export function insightsQuery(correlationId: string, commandIds: readonly string[]): string {
  const ids = [correlationId, ...commandIds].map((id) => `@message like "${id}"`).join(' or ');
  return [
    'fields @timestamp, function, message, durationMs, route, status, consumer, lagMs, outcome, commandId, causationId',
    `| filter ${ids}`,
    '| sort @timestamp asc',
    '| limit 1000',
  ].join('\n');
}
