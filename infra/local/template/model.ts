/**
 * What the local host knows about the synthesized cloud assembly: every intrinsic is resolved, every name is a physical
 * name, every ARN is shaped as in AWS. All durations are seconds unless the name says otherwise.
 */

/** Where a resource stands in the assembly, so that an error can name it. */
export interface Located {
  readonly stack: string;
  readonly logicalId: string;
  /** What the app calls it (`Metadata.foldbook`), e.g. `{ consumer: 'tax-book' }`. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}
export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}
export interface IndexModel {
  readonly name: string;
  readonly key: KeySchema;
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly included: readonly string[];
}
export interface TableModel extends Located {
  readonly name: string;
  readonly arn: string;
  readonly key: KeySchema;
  readonly globalIndexes: readonly IndexModel[];
  readonly localIndexes: readonly IndexModel[];
  /** Left out if the table has no stream. `arn` is the one that event sources name; engines call their stream otherwise. */
  readonly stream?: { readonly arn: string; readonly viewType: StreamViewType };
  readonly ttlAttribute?: string;
}
export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface BucketModel extends Located {
  readonly name: string;
  readonly arn: string;
}

export interface QueueModel extends Located {
  readonly name: string;
  readonly arn: string;
  /** As functions see it; it points at the gateway. Known only once the cloud runs, so the model holds the path. */
  readonly urlPath: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly receiveWaitSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly receivesMax: number };
}

export interface BusModel extends Located {
  readonly name: string;
  readonly arn: string;
}

export interface RuleModel extends Located {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly enabled: boolean;
  /** The event pattern as written; `bus/` compiles it. Left out for a scheduled rule. */
  readonly pattern?: Readonly<Record<string, unknown>>;
  /** `rate(…)` or `cron(…)`; a scheduled rule appears in `schedules`, too. */
  readonly scheduleExpression?: string;
  readonly targets: readonly RuleTargetModel[];
}
export interface RuleTargetModel {
  readonly id: string;
  readonly arn: string;
  /** A text, or a JSONPath (`$.detail.tenant`) resolved per event. */
  readonly messageGroupId?: string;
  /** Constant JSON text instead of the event. */
  readonly input?: string;
  /** JSONPath of the part of the event to pass on. */
  readonly inputPath?: string;
  readonly deadLetterArn?: string;
  readonly retry: RetryPolicyModel;
}
export interface RetryPolicyModel {
  readonly attemptsMax: number;
  readonly eventAgeSecondsMax: number;
}

export interface FunctionModel extends Located {
  /** The name in the wiring (`tax.http`), from the label `function`; the physical name where there is none. */
  readonly name: string;
  readonly physicalName: string;
  readonly arn: string;
  /** Absolute folder (or zip file) of the bundle. */
  readonly assetPath: string;
  readonly handler: string;
  readonly runtime: string;
  /** As in the template; queue URLs in it already point at the gateway. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number;
  readonly roleArn: string;
  /** Where a failed asynchronous invocation goes (DeadLetterConfig or the event invoke config). */
  readonly deadLetterArn?: string;
  readonly asyncRetry: RetryPolicyModel;
}

export interface EventSourceModel extends Located {
  readonly uuid: string;
  readonly functionName: string;
  readonly sourceArn: string;
  readonly kind: 'sqs' | 'dynamodb';
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Patterns as objects, in the EventBridge language; an event passes if any matches; empty lets all pass. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly reportBatchItemFailures: boolean;
  /** SQS only. */
  readonly maximumConcurrency?: number;
  /** The rest: streams only. -1 means without limit. */
  readonly startingPosition?: 'TRIM_HORIZON' | 'LATEST';
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly bisectBatchOnError: boolean;
  readonly parallelizationFactor: number;
  readonly onFailureArn?: string;
}

export interface ScheduleModel extends Located {
  readonly name: string;
  readonly arn: string;
  /** `rate(…)`, `cron(…)` or `at(…)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly targetArn: string;
  /** JSON text. EventBridge Scheduler sends `{}`-like input; a scheduled rule sends the scheduled event. */
  readonly input?: string;
  readonly kind: 'scheduler' | 'rule';
  readonly deadLetterArn?: string;
  readonly retry: RetryPolicyModel;
}

export interface RouteModel extends Located {
  readonly apiId: string;
  /** `GET`, …, or `ANY`. */
  readonly method: string;
  /** With `{name}` and `{name+}`; `$default` for the catch-all. */
  readonly path: string;
  readonly functionName: string;
  readonly payloadFormat: '1.0' | '2.0';
  readonly timeoutMs: number;
}

export interface ApiModel extends Located {
  readonly id: string;
  readonly name: string;
  readonly routes: readonly RouteModel[];
  readonly stages: readonly string[];
  readonly cors?: Readonly<Record<string, unknown>>;
}

export interface StatementModel {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** operator → key → values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Logical id of the policy or role it came from. */
  readonly origin: string;
}
export interface RoleModel extends Located {
  readonly name: string;
  readonly arn: string;
  readonly statements: readonly StatementModel[];
}

export interface CloudModel {
  readonly region: string;
  readonly accountId: string;
  readonly tables: readonly TableModel[];
  readonly buckets: readonly BucketModel[];
  readonly queues: readonly QueueModel[];
  readonly buses: readonly BusModel[];
  readonly rules: readonly RuleModel[];
  readonly functions: readonly FunctionModel[];
  readonly eventSources: readonly EventSourceModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly apis: readonly ApiModel[];
  readonly roles: readonly RoleModel[];
  /** Outputs of every stack: `<stack>.<output>` → value. */
  readonly outputs: Readonly<Record<string, string>>;
}
