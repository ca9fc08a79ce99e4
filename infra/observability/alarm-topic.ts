import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { label } from '../constructs/label.ts';

/** Where alarms go: an e-mail address, or a URL that takes notifications of SNS. */
export interface Subscriber {
  readonly protocol: SubscriptionProtocol.EMAIL | SubscriptionProtocol.HTTPS;
  readonly endpoint: string;
}

/**
 * Reads the context value `alarm-subscribers`: addresses with commas between them.
 * @throws what is neither an e-mail address nor an https URL.
 */
export const subscribersOf = (value: unknown): Subscriber[] => {
  if (value === undefined) return [];
  if (typeof value !== 'string') throw new Error('alarm-subscribers: must be addresses with commas between them');
  const endpoints = value.split(',').map((endpoint) => endpoint.trim());
  return endpoints
    .filter((endpoint) => endpoint !== '')
    .map((endpoint) => {
      if (endpoint.startsWith('https://')) return { protocol: SubscriptionProtocol.HTTPS, endpoint };
      if (/^[^@\s]+@[^@\s]+$/.test(endpoint)) return { protocol: SubscriptionProtocol.EMAIL, endpoint };
      throw new Error(`alarm-subscribers: ${endpoint} is neither an e-mail address nor an https URL`);
    });
};

const CLOUDWATCH = new ServicePrincipal('cloudwatch.amazonaws.com', {
  conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
});

/**
 * The topic that all alarms ring at, encrypted. CloudWatch may not use the key that SNS brings along, so that it has one
 * of its own, which nothing that must survive is encrypted with.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, subscribers: readonly Subscriber[]) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Encrypts what alarms say on their way.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    label(key, { store: 'alarm-key' });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [CLOUDWATCH],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    this.topic = new Topic(this, 'Topic', { displayName: 'Foldbook alarms', masterKey: key, enforceSSL: true });
    // A topic with a policy of its own has lost the usual one, which let the account's alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({ principals: [CLOUDWATCH], actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    for (const [index, { protocol, endpoint }] of subscribers.entries()) {
      new Subscription(this, `Subscriber${index}`, { topic: this.topic, protocol, endpoint });
    }
  }
}
