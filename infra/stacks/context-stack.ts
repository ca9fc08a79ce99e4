import { Aws, Lazy, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type ContextWiring, type FunctionWiring, queueNameOf, queuesOf } from '../../shared/kernel/wiring.ts';
import type { Bundle } from '../bundle.ts';
import { acknowledgeObjects } from '../constructs/acknowledge-objects.ts';
import { Consumer } from '../constructs/consumer.ts';
import { environmentOf, type ResourceNames, tokenEnvironment } from '../constructs/environment.ts';
import type { NamedQueue } from '../constructs/named-queue.ts';
import { type ResourceArns, statementsOf } from '../constructs/permissions.ts';
import { Routes } from '../constructs/routes.ts';
import { Schedule } from '../constructs/schedule.ts';
import { StreamReader } from '../constructs/stream-reader.ts';
import { WiredFunction } from '../constructs/wired-function.ts';
import type { BusStack } from './bus-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';

export interface ContextStackProps {
  readonly wiring: ContextWiring;
  readonly data: DataStack;
  readonly bus: BusStack;
  readonly edge: EdgeStack;
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** The stacks of all contexts, once they are built: read when the template is written, and not before. */
  readonly contexts: readonly ContextStack[];
}

type Queues = 'queues' | 'deadLetters';

const found = <T>(value: T | undefined, what: string, context: string): T => {
  if (value === undefined) throw new Error(`the wiring of ${context} has no ${what}`);
  return value;
};

/** Whatever one context declares: its functions with their roles, its consumers, schedules, stream readers and routes. */
export class ContextStack extends Stack {
  readonly wiring: ContextWiring;
  readonly functions: readonly WiredFunction[];
  /** Queues of its consumers, by the names of the queues. */
  readonly queues: readonly NamedQueue[];
  readonly deadLetters: readonly NamedQueue[];
  readonly #props: ContextStackProps;
  readonly #consumers: readonly Consumer[];

  constructor(scope: Construct, id: string, props: ContextStackProps) {
    super(scope, id, { description: `Foldbook: the context ${props.wiring.context}.` });
    this.#props = props;
    this.wiring = props.wiring;
    // Queues come first: functions learn their addresses from the environment.
    this.#consumers = queuesOf(this.wiring.consumers).map((wiring) => {
      const { timeoutSeconds } = this.#declared(wiring.function);
      return new Consumer(this, { wiring, bus: props.bus.bus, functionTimeoutSeconds: timeoutSeconds });
    });
    this.functions = this.wiring.functions.map((wiring) => this.#function(wiring));
    for (const consumer of this.#consumers) consumer.deliverTo(this.#built(consumer.wiring.function));
    const readers = this.wiring.streamReaders.map((wiring) => {
      const target = this.#built(wiring.function);
      const reader = new StreamReader(this, { wiring, streamArn: props.data.streamArn, target });
      return { name: wiring.name, queue: reader.deadLetters };
    });
    const schedules = this.wiring.schedules.map((wiring) => {
      const schedule = new Schedule(this, wiring, this.#built(wiring.function));
      return { name: wiring.name, queue: schedule.deadLetters };
    });
    for (const [name, routes] of Map.groupBy(this.wiring.routes, (route) => route.function)) {
      const isFallback = name === this.wiring.fallback;
      new Routes(this, { apiId: props.edge.apiId, routes, target: this.#built(name), isFallback });
    }
    this.queues = this.#consumers.map(({ wiring, queue }) => ({ name: wiring.name, queue }));
    const consumers = this.#consumers.map(({ wiring, deadLetters }) => ({ name: wiring.name, queue: deadLetters }));
    this.deadLetters = [...consumers, ...readers, ...schedules];
  }

  #declared(name: string): FunctionWiring {
    const wiring = this.wiring.functions.find((candidate) => candidate.name === name);
    return found(wiring, `function ${name}`, this.wiring.context);
  }

  #built(name: string): WiredFunction {
    const built = this.functions.find((candidate) => candidate.wiring.name === name);
    return found(built, `function ${name}`, this.wiring.context);
  }

  /** The queue of a consumer of its own, or of a context that was built before: operators order work of any. */
  #queue(consumer: string): Queue {
    const own = this.#consumers.map(({ wiring, queue }) => ({ name: wiring.name, queue }));
    const { contexts } = this.#props;
    const wired = [this, ...contexts].flatMap(({ wiring }) => wiring.consumers).find(({ name }) => name === consumer);
    const queue = [...own, ...contexts.flatMap(({ queues }) => queues)].find(
      ({ name }) => wired && name === queueNameOf(wired),
    );
    return found(queue, `consumer ${consumer}`, this.wiring.context).queue;
  }

  #function(wiring: FunctionWiring): WiredFunction {
    const signedIn = this.wiring.routes.some((route) => route.function === wiring.name && route.auth === 'jwt');
    const built = new WiredFunction(this, {
      context: this.wiring.context,
      wiring,
      bundle: found(this.#props.bundles.get(wiring.name), `bundle of ${wiring.name}`, this.wiring.context),
      statements: statementsOf(wiring.permissions, this.#arns()),
      environment: {
        ...environmentOf(wiring.permissions, this.#names()),
        ...(signedIn ? tokenEnvironment(this.#props.edge.tokens) : {}),
      },
    });
    this.#acknowledge(built);
    return built;
  }

  #acknowledge({ role, wiring }: WiredFunction): void {
    const { bodyBucket, fileBucket } = this.#props.data;
    for (const permission of wiring.permissions) {
      if (permission.kind === 'bodies') {
        acknowledgeObjects(role, bodyBucket, '', 'Bodies are named by their hash; only the tenant key can read one.');
      }
      if (permission.kind === 'orphans' && permission.access === 'sweep') {
        acknowledgeObjects(role, bodyBucket, '', 'Any body that nothing refers to is swept away.');
        acknowledgeObjects(role, fileBucket, 'runs/', 'Any run whose import is over is swept away.');
      }
      if (permission.kind === 'files') {
        const reason = `Objects below ${permission.prefix}/ are named as they come.`;
        acknowledgeObjects(role, fileBucket, `${permission.prefix}/`, reason);
      }
    }
  }

  /** What belongs to all contexts is known when all of them are. */
  #everywhere(queues: Queues): { readonly arns: string[]; readonly urls: string } {
    const { contexts } = this.#props;
    const all = (): readonly NamedQueue[] => contexts.flatMap((context) => context[queues]);
    return {
      arns: Lazy.list({ produce: () => all().map(({ queue }) => queue.queueArn) }),
      urls: Lazy.string({
        // Names, and once what comes before them: a function's variables may have 4 KB together.
        produce: () =>
          JSON.stringify({
            at: `https://sqs.${Aws.REGION}.${Aws.URL_SUFFIX}/${Aws.ACCOUNT_ID}/`,
            queues: Object.fromEntries(all().map(({ name, queue }) => [name, queue.queueName])),
          }),
      }),
    };
  }

  /** Operators put it there, and may change it between deployments; CloudFormation can't make one that is secret. */
  #parameterArn(name: string): string {
    return this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `foldbook/${name}` });
  }

  #arns(): ResourceArns {
    const { data, bus } = this.#props;
    return {
      eventTable: data.eventTable.tableArn,
      headsIndex: data.headsIndexArn,
      rowTable: data.rowTable.tableArn,
      dueIndex: data.dueIndexArn,
      keyTable: data.keyTable.tableArn,
      tenantKey: data.tenantKey.keyArn,
      bodyBucket: data.bodyBucket.bucketArn,
      fileBucket: data.fileBucket.bucketArn,
      bus: bus.bus.eventBusArn,
      parameter: (name) => this.#parameterArn(name),
      queue: (consumer) => this.#queue(consumer).queueArn,
      allQueues: this.#everywhere('queues').arns,
      deadLetters: this.#everywhere('deadLetters').arns,
    };
  }

  #names(): ResourceNames {
    const { data, bus } = this.#props;
    return {
      eventTable: data.eventTable.tableName,
      rowTable: data.rowTable.tableName,
      keyTable: data.keyTable.tableName,
      tenantKeyArn: data.tenantKey.keyArn,
      bodyBucket: data.bodyBucket.bucketName,
      fileBucket: data.fileBucket.bucketName,
      bus: bus.bus.eventBusName,
      parameter: (name) => this.#parameterArn(name),
      queueUrl: (consumer) => this.#queue(consumer).queueUrl,
      allQueueUrls: this.#everywhere('queues').urls,
      deadLetterUrls: this.#everywhere('deadLetters').urls,
    };
  }
}
