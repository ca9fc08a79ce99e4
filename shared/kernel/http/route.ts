/** Binds a contract to its handler, and runs one request through it: who, whether allowed, what, and the answer. */
import type * as z from 'zod/mini';
import type { CommandObserver } from '../commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../errors.ts';
import { parseInput } from '../issues.ts';
import type { Clock } from '../time.ts';
import type { Answer, Render } from './answer.ts';
import { type Authenticate, allows, type Caller } from './auth.ts';
import { type HandlerOf, type RequestOf, type RouteContract, routeKey } from './contract.ts';
import { type Exchange, exchangeOf, type HttpEvent, type HttpResult } from './exchange.ts';
import { type Input, inputReader } from './input.ts';
import type { ProblemCode } from './problems.ts';

export interface RouteServices {
  readonly authenticate: Authenticate;
  readonly render: Render;
  readonly clock: Clock;
  /** Whether answers are checked against their schemas: in tests and on laptops. */
  readonly checkAnswers: boolean;
}

export interface BoundRoute {
  readonly contract: RouteContract;
  readonly run: (event: HttpEvent, services: RouteServices) => Promise<HttpResult>;
}

type CallerOrNone = Caller | { readonly tenant: undefined; readonly principal: undefined };

const callerOf = async (
  contract: RouteContract,
  event: HttpEvent,
  now: ReturnType<Clock>,
  authenticate: Authenticate,
): Promise<CallerOrNone | Refusal<ProblemCode>> => {
  if (contract.scope === null) return { tenant: undefined, principal: undefined };
  const caller = await authenticate(event.headers['authorization'], now);
  if (isRefused(caller) || allows(caller.principal, contract.scope)) return caller;
  return refuse('Forbidden', `The access token lacks the scope ${contract.scope}.`, {
    data: { requiredScope: contract.scope },
  });
};

/** What a schema is held against. JSON that was made before comes as bytes, as do its alternatives, which have no schema. */
const described = ({ alternatives }: RouteContract, { body, headers }: Answer): unknown => {
  if (!(body instanceof Uint8Array)) return JSON.parse(JSON.stringify(body));
  if (alternatives === undefined) return body;
  return headers?.['content-type'] === 'application/json' ? JSON.parse(new TextDecoder().decode(body)) : undefined;
};

/** An answer that its contract doesn't describe is a bug of ours. */
const checkAnswer = (contract: RouteContract, answer: Answer): void => {
  const schemas: Readonly<Record<number, z.ZodMiniType | null>> = contract.responses;
  const schema = schemas[answer.status];
  const name = `${routeKey(contract)} ${answer.status}`;
  if (schema === undefined) throw new Error(`${name} is not in the contract`);
  if (schema === null) return;
  const body = described(contract, answer);
  if (body === undefined) return;
  const parsed = parseInput(schema, body);
  if (isRefused(parsed)) throw new Error(`${name} does not fit its schema: ${JSON.stringify(parsed.errors)}`);
};

const observerOf = (exchange: Exchange): CommandObserver => ({
  onRaceLost: () => {
    exchange.conflicts += 1;
  },
  onWritten: (commandId) => {
    exchange.commandId = commandId;
  },
});

/** A contract with the handler that serves it. */
export const on = <R extends RouteContract>(contract: R, handler: HandlerOf<R>): BoundRoute => {
  const readInput = inputReader(contract);
  const key = routeKey(contract);

  const answer = async (event: HttpEvent, services: RouteServices): Promise<Answer | Refusal<ProblemCode>> => {
    const exchange = exchangeOf(event);
    const now = services.clock();
    const caller = await callerOf(contract, event, now, services.authenticate);
    if (isRefused(caller)) return caller;
    exchange.tenant = caller.tenant;
    const input: Input | Refusal<ProblemCode> = readInput(event);
    if (isRefused(input)) return input;
    const { requestId, correlationId } = exchange;
    // The schemas of this very contract have just given these types, which the compiler can't follow through `unknown`.
    const observer = observerOf(exchange);
    const request = { ...input, ...caller, requestId, correlationId, now, observer } as unknown as RequestOf<R>;
    const result: Answer | Refusal<ProblemCode> = await handler(request);
    if (services.checkAnswers && !isRefused(result)) checkAnswer(contract, result);
    return result;
  };

  return {
    contract,
    run: async (event, services) => {
      const exchange = exchangeOf(event);
      exchange.route = key;
      return services.render(await answer(event, services), exchange);
    },
  };
};
