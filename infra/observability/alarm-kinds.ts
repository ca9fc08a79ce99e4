/** What alarms mean and what to do about them. Each kind has a section of its name in `docs/operations.md`. */

/** `critical`: users are affected, or soon will be. `warning`: look at it on the same working day. */
export type Severity = 'critical' | 'warning';

interface AlarmKindText {
  readonly severity: Severity;
  /** A sentence about `{what}`. */
  readonly means: string;
  readonly action: string;
}

export const ALARM_KINDS = {
  'dead-letters': {
    severity: 'critical',
    means: '{what} gave something up, which waits in its dead-letter queue for 14 days.',
    action: 'Find the cause in the log of its function, mend it, then redrive the queue.',
  },
  halted: {
    severity: 'critical',
    means: '{what} met a commit it can not apply and has stopped for one user and one stream; others go on.',
    action: 'Find the line "consumer halted", deploy what can take the commit, then lift the halt.',
  },
  'queue-age': {
    severity: 'critical',
    means: 'The oldest message of {what} has waited for longer than any work takes.',
    action: 'See whether its function fails, is throttled, or is at its maximum concurrency.',
  },
  'iterator-age': {
    severity: 'critical',
    means: '{what} is more than five minutes behind the event table, so everything after it is.',
    action: 'See whether it fails or the bus refuses entries. The stream keeps commits for 24 hours; nothing is lost.',
  },
  'api-errors': {
    severity: 'critical',
    means: 'The API answers more than 5% of requests with a 5xx.',
    action: 'See which context has errors on the dashboard, then read its lines "Request failed".',
  },
  'api-latency': {
    severity: 'warning',
    means: 'One request in a hundred takes the API more than three seconds.',
    action: 'See which context is slow, and whether it waits for a lagging consumer or a throttled table.',
  },
  'server-errors': {
    severity: 'warning',
    means: '{what} answered with a fault of ours.',
    action: 'Read its lines "Request failed": they name the route and where in the code it failed.',
  },
  errors: {
    severity: 'warning',
    means: '{what} crashed or ran out of time.',
    action: 'Read the last lines of its log before the error, and its duration against its timeout.',
  },
  throttles: {
    severity: 'warning',
    means: '{what} was refused concurrency.',
    action: 'See whether the account is at its limit of concurrent executions; queues try again by themselves.',
  },
  failures: {
    severity: 'warning',
    means: '{what} failed at work that comes again: messages are retried until they are dead letters.',
    action: 'Read its lines of level ERROR now, before the last try.',
  },
  lag: {
    severity: 'warning',
    means: '{what} takes more than a minute from a commit being recorded to its being visible.',
    action: 'See its queue and its duration: a big import may be passing, or every message takes too long.',
  },
  'relay-lag': {
    severity: 'warning',
    means: '{what} takes more than ten seconds from a commit being recorded to its being on the bus.',
    action: 'See whether the bus refuses entries (its lines "relayed" with failed above 0).',
  },
  conflicts: {
    severity: 'warning',
    means: 'One request in five to {what} lost a race and was decided again.',
    action:
      'Find the tenant in its lines "request" with conflicts above 0: several clients write for one user at once.',
  },
  'table-throttles': {
    severity: 'warning',
    means: 'DynamoDB throttled requests to {what}.',
    action: 'Look for one hot key: an import or a single user with very many requests.',
  },
  'delivery-failures': {
    severity: 'warning',
    means: 'More than half of the requests of {what} fail.',
    action: 'See by endpointId whether one receiver is down, which is theirs to mend, or all, which is ours.',
  },
  'disabled-endpoints': {
    severity: 'warning',
    means: '{what} disabled an endpoint that had failed for five days, or was told to.',
    action: 'Tell its owner, who can activate it again and recover what was missed.',
  },
} as const satisfies Readonly<Record<string, AlarmKindText>>;

export type AlarmKind = keyof typeof ALARM_KINDS;

export const severityOf = (kind: AlarmKind): Severity => ALARM_KINDS[kind].severity;

export const describe = (kind: AlarmKind, what: string): string => {
  const { means, action } = ALARM_KINDS[kind];
  return `${means.replace('{what}', what)} ${action} docs/operations.md#${kind}`;
};
