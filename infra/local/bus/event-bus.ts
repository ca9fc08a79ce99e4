/** EventBridge: rules, and deliveries to queues that are durable before the event is acknowledged. */
import type { OutgoingMessage } from '../engines/queue-engine.ts';
import type { CloudModel, RuleModel, RuleTargetModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';
import { type Envelope, groupFor, inputFor, isPath } from './envelope.ts';
import { compilePattern, type EventTest, PatternError } from './pattern.ts';
import { type Delivery, openSpool, type Spooled } from './spool.ts';

export interface EventBus {
  /** Resolves once each target of each matching rule has the event, or the durable spool has it for that target. */
  readonly put: (busName: string, envelope: Envelope) => Promise<void>;
  /** Deliveries that wait for another try. */
  readonly pending: () => number;
  readonly close: () => Promise<void>;
}

export interface EventBusOptions {
  readonly model: Pick<CloudModel, 'buses' | 'rules' | 'queues'>;
  readonly dir: string;
  readonly send: (message: OutgoingMessage) => Promise<void>;
  readonly log: (line: string) => void;
  /** First wait of a failed delivery; doubles from there. */
  readonly retryMsMin?: number;
}

interface CompiledRule {
  readonly rule: RuleModel;
  readonly matches: EventTest;
}

const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 60_000;

const checkTarget = (rule: RuleModel, target: RuleTargetModel, queues: ReadonlySet<string>): void => {
  if (!queues.has(target.arn)) {
    throw new TemplateError(
      rule,
      `target ${target.arn} is no queue of the template; the local bus delivers to queues only`,
    );
  }
  for (const path of [target.inputPath, target.messageGroupId]) {
    if (path?.startsWith('$') && !isPath(path)) {
      throw new TemplateError(
        rule,
        `the local bus doesn't know the path ${path}; it knows names, as in $.detail.tenant`,
      );
    }
  }
};

const compileRules = (model: EventBusOptions['model']): readonly CompiledRule[] => {
  const queues = new Set(model.queues.map((queue) => queue.arn));
  return model.rules.flatMap((rule) => {
    if (!rule.pattern || !rule.enabled) return [];
    for (const target of rule.targets) checkTarget(rule, target, queues);
    try {
      return [{ rule, matches: compilePattern(rule.pattern) }];
    } catch (error) {
      throw error instanceof PatternError ? new TemplateError(rule, error.message) : error;
    }
  });
};

const deliveryOf = (rule: RuleModel, target: RuleTargetModel, envelope: Envelope): Delivery => {
  const group = groupFor(target, envelope);
  return {
    ruleArn: rule.arn,
    targetArn: target.arn,
    body: inputFor(target, envelope),
    deduplicationId: envelope.id,
    attemptsMax: target.retry.attemptsMax,
    eventAgeSecondsMax: target.retry.eventAgeSecondsMax,
    ...(group === undefined ? {} : { messageGroupId: group }),
    ...(target.deadLetterArn === undefined ? {} : { deadLetterArn: target.deadLetterArn }),
  };
};

const messageOf = (delivery: Delivery, queueArn: string): OutgoingMessage => ({
  queueArn,
  body: delivery.body,
  ...(delivery.messageGroupId === undefined ? {} : { messageGroupId: delivery.messageGroupId }),
  ...(queueArn.endsWith('.fifo') ? { deduplicationId: delivery.deduplicationId } : {}),
});

export const openEventBus = (options: EventBusOptions): EventBus => {
  const { model, send, log } = options;
  const rules = compileRules(model);
  const busNames = new Set(['default', ...model.buses.map((bus) => bus.name)]);
  const spool = openSpool(options.dir);
  const retryMsMin = options.retryMsMin ?? RETRY_MS_MIN;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let closed = false;

  const deliver = async (delivery: Delivery): Promise<void> => {
    try {
      await send(messageOf(delivery, delivery.targetArn));
    } catch {
      spool.add(delivery, Date.now());
      wake();
    }
  };

  const giveUp = async ({ id, delivery }: Spooled, reason: string): Promise<void> => {
    const { deadLetterArn } = delivery;
    if (deadLetterArn !== undefined) await send(messageOf(delivery, deadLetterArn));
    const fate =
      deadLetterArn === undefined ? 'is dropped: its rule names no dead-letter queue' : `went to ${deadLetterArn}`;
    log(`bus: an event for ${delivery.targetArn} ${fate} (${reason})`);
    spool.remove(id);
  };

  const retry = async (spooled: Spooled): Promise<void> => {
    const { id, delivery, attempts, bornMs } = spooled;
    try {
      // The first attempt was no retry.
      if (attempts > delivery.attemptsMax) return await giveUp(spooled, `${attempts} attempts`);
      if (Date.now() - bornMs > delivery.eventAgeSecondsMax * 1_000) return await giveUp(spooled, 'too old');
      await send(messageOf(delivery, delivery.targetArn));
      spool.remove(id);
    } catch {
      spool.postpone(id, Date.now() + Math.min(RETRY_MS_MAX, retryMsMin * 2 ** Math.min(attempts - 1, 10)));
    }
  };

  const work = async (): Promise<void> => {
    timer = undefined;
    for (const spooled of spool.due(Date.now())) {
      if (closed) return;
      await retry(spooled);
    }
    if (spool.size() > 0) wake();
  };
  const wake = (): void => {
    if (closed) return;
    timer ??= setTimeout(() => {
      working = work();
    }, retryMsMin).unref();
  };
  if (spool.size() > 0) wake();

  return {
    put: async (busName, envelope) => {
      if (!busNames.has(busName)) throw new Error(`Event bus ${busName} does not exist.`);
      const matching = rules.filter(({ rule, matches }) => rule.busName === busName && matches(envelope));
      const deliveries = matching.flatMap(({ rule }) =>
        rule.targets.map((target) => deliveryOf(rule, target, envelope)),
      );
      await Promise.all(deliveries.map(deliver));
    },
    pending: () => spool.size(),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await working;
      spool.close();
    },
  };
};
