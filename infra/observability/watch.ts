import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { constructId } from '../constructs/construct-id.ts';
import { type AlarmKind, describe, severityOf } from './alarm-kinds.ts';

/** Something that an alarm is rung for. */
export interface Watch {
  readonly kind: AlarmKind;
  /** What it is about: a function, a consumer, a table. */
  readonly what: string;
  readonly metric: IMetric;
  /** The alarm rings above this. */
  readonly limit: number;
  /** Periods in a row that it must be above; 1 unless said otherwise. */
  readonly periods?: number;
}

/** Rings at the topic, and says there, too, when it is over. */
export const alarmOf = (scope: Construct, topic: ITopic, { kind, what, metric, limit, periods = 1 }: Watch): Alarm => {
  const name = kind.startsWith(`${what}-`) ? kind : `${what.replaceAll('.', '-')}-${kind}`;
  const alarm = new Alarm(scope, constructId(name), {
    alarmName: `foldbook-${severityOf(kind)}-${name}`,
    alarmDescription: describe(kind, what),
    metric,
    threshold: limit,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    // Nothing happened, so nothing is wrong.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
};
