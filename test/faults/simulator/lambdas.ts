/** The functions under simulation: their own handlers, by the wiring that the cloud and the local host read, too. */
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type FunctionWiring, type QueueWiring, queuesOf } from '../../../shared/kernel/wiring.ts';
import { wiring as portfolio } from '../../../shared/portfolio/wiring.ts';
import { wiring as relay } from '../../../shared/relay/wiring.ts';
import { wiring as tax } from '../../../shared/tax/wiring.ts';
import { wiring as trading } from '../../../shared/trading/wiring.ts';
import { wiring as webhooks } from '../../../shared/webhooks/wiring.ts';

const CONTEXTS = [trading, portfolio, tax, webhooks, relay];

export interface Lambda {
  readonly name: string;
  readonly timeoutSeconds: number;
}

type Handler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

/** A queue, and whoever reads it. */
export interface Consumer {
  readonly wiring: QueueWiring;
  readonly lambda: Lambda;
  readonly handler: Handler<SQSEvent, SQSBatchResponse>;
}

export interface Lambdas {
  readonly consumers: readonly Consumer[];
  readonly relay: Lambda & { readonly handler: Handler<DynamoDBStreamEvent, DynamoDBBatchResponse> };
  readonly sweeper: Lambda & { readonly handler: Handler<unknown, { readonly published: number }> };
  readonly due: Lambda & { readonly handler: Handler<unknown, { readonly ordered: number }> };
}

function functionNamed(name: string): FunctionWiring {
  const found = CONTEXTS.flatMap(({ functions }) => functions).find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no wiring has a function ${name}`);
  return found;
}

async function load<Event, Answer>(name: string): Promise<Lambda & { readonly handler: Handler<Event, Answer> }> {
  const { entry, timeoutSeconds } = functionNamed(name);
  const module: { readonly handler: Handler<Event, Answer> } = await import(`../../../${entry}`);
  return { name, timeoutSeconds, handler: module.handler };
}

/** Loads the handlers, and what they load when it is needed: a module that comes later would take real time. */
export async function loadLambdas(): Promise<Lambdas> {
  await import('../../../shared/tax/app/strict-refusals.ts');
  await import('../../../shared/trading/importers/formats/generic.ts');
  const wirings = queuesOf(CONTEXTS.flatMap((context) => context.consumers));
  for (const { name, consumers } of wirings) {
    for (const consumer of consumers) process.env[`QUEUE_URL_${consumer.replaceAll('-', '_').toUpperCase()}`] = name;
  }
  const consumers: Consumer[] = [];
  for (const wiring of wirings) {
    const { handler, ...lambda } = await load<SQSEvent, SQSBatchResponse>(wiring.function);
    consumers.push({ wiring, lambda, handler });
  }
  return {
    consumers,
    relay: await load('relay.stream'),
    sweeper: await load('relay.sweeper'),
    due: await load('webhooks.due'),
  };
}
