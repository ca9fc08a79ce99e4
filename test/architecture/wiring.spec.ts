/** What one context's wiring says fits what the others say. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventContract } from '../../shared/kernel/events/contract.ts';
import { STREAM_TYPES } from '../../shared/kernel/streams.ts';
import { type ContextWiring, type Permission, queueNameOf, queuesOf } from '../../shared/kernel/wiring.ts';
import { registry } from '../../shared/registry.ts';

const ROOT = join(import.meta.dirname, '../..');

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'streamType' in value && 'decode' in value;

/** The stream types that each context has the events of. */
async function ownStreamTypes(): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const file of globSync('shared/*/contract/*events.ts', { cwd: ROOT })) {
    const exported: Readonly<Record<string, unknown>> = await import(join(ROOT, file));
    for (const contract of Object.values(exported).filter(isContract)) {
      owners.set(contract.streamType, file.split('/')[1] ?? '');
    }
  }
  return owners;
}

const owners = await ownStreamTypes();
const consumers = registry.flatMap((context) => context.consumers);
const functions = registry.flatMap((context) => context.functions);
const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

type Of<K extends Permission['kind']> = Extract<Permission, { readonly kind: K }>;
const permissions = <K extends Permission['kind']>(
  kind: K,
): readonly { name: string; context: string; granted: Of<K> }[] =>
  registry.flatMap(({ context, functions: own }) =>
    own.flatMap(({ name, permissions: all }) =>
      all.filter((granted): granted is Of<K> => granted.kind === kind).map((granted) => ({ name, context, granted })),
    ),
  );

const functionsUsed = ({ routes, consumers: own, schedules, streamReaders }: ContextWiring): readonly string[] =>
  [...routes, ...own, ...schedules, ...streamReaders].map((wired) => wired.function);

describe('names', () => {
  it('of functions, consumers, schedules, stream readers and routes are given once', () => {
    expect(repeated(functions.map(({ name }) => name))).toEqual([]);
    expect(repeated(consumers.map(({ name }) => name))).toEqual([]);
    expect(repeated(registry.flatMap(({ schedules }) => schedules.map(({ name }) => name)))).toEqual([]);
    expect(repeated(registry.flatMap(({ streamReaders }) => streamReaders.map(({ name }) => name)))).toEqual([]);
    expect(repeated(registry.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)))).toEqual(
      [],
    );
  });
});

describe.each(registry)('$context', (wiring) => {
  const own = wiring.functions.map(({ name }) => name);

  it('names its functions after itself', () => {
    expect(own.filter((name) => !name.startsWith(`${wiring.context}.`))).toEqual([]);
  });

  it('gives its routes, consumers, schedules and stream readers to functions of its own, and each function one', () => {
    expect(new Set(functionsUsed(wiring))).toEqual(new Set(own));
  });

  it('lets no request wait longer for a function than the API does', () => {
    const answering = new Set(wiring.routes.map((route) => route.function));
    const slow = wiring.functions.filter(({ name, timeoutSeconds }) => answering.has(name) && timeoutSeconds > 29);
    expect(slow.map(({ name }) => name)).toEqual([]);
  });
});

describe('stream types', () => {
  it('are appended to by the context alone that has their events', () => {
    const foreign = permissions('events').flatMap(({ name, context, granted }) =>
      granted.access.some((access) => access === 'append' || access === 'pages')
        ? granted.streamTypes.filter((type) => owners.get(type) !== context).map((type) => `${name} appends ${type}`)
        : [],
    );
    // Operators keep the catalogue, set fees and rules, and book on accounts by the commands of the context that has them;
    // what a portfolio begins with is recorded in the command that creates it, and a corporate action in the command that
    // accepts it.
    expect(foreign.toSorted()).toEqual([
      'operations.assets appends asset',
      'operations.compliance appends compliance-profile',
      'operations.compliance appends compliance-rules',
      'operations.compliance appends workflow',
      'operations.external-transfers appends account',
      'operations.fees appends fee-schedule',
      'operations.ledger appends account',
      'operations.suspense-items appends account',
      'operations.transfers appends account',
      'operations.transfers appends transfer',
      'operations.workflows appends workflow',
      'portfolio.corporate-action-looks appends journal',
      'portfolio.corporate-actions appends journal',
      'portfolio.portfolios appends journal',
    ]);
  });

  it('are appended to by some function each', () => {
    const appended = permissions('events').flatMap(({ granted }) =>
      granted.access.includes('append') ? granted.streamTypes : [],
    );
    expect(STREAM_TYPES.filter((type) => !appended.includes(type))).toEqual([]);
    expect([...owners.keys()].toSorted()).toEqual([...STREAM_TYPES].toSorted());
  });

  it('that move the cursors of a projection are ones whose commits its consumer may read', () => {
    const unread = consumers
      .filter(({ projection }) => projection !== undefined)
      .flatMap(({ function: by, streamTypes }) => {
        const readable = permissions('events').flatMap(({ name, granted }) =>
          name === by && granted.access.includes('commits') ? granted.streamTypes : [],
        );
        return streamTypes.filter((type) => !readable.includes(type)).map((type) => `${by} can't read ${type}`);
      });
    expect(unread).toEqual([]);
  });
});

/** Lifts halts and passes over commits, for which it writes heads and nothing else. */
const REPAIRS = 'operations.http';

describe('projections', () => {
  it('are written by the function of the consumer that moves their cursors, and by no other', () => {
    const writers = permissions('rows').flatMap(({ name, granted }) =>
      granted.access !== 'read' && !(name === REPAIRS && granted.access === 'heads')
        ? granted.projections.map((projection) => `${projection} by ${name}`)
        : [],
    );
    const moved = consumers.flatMap(({ projection, function: by }) =>
      projection === undefined ? [] : [`${projection} by ${by}`],
    );
    expect(writers.toSorted()).toEqual(moved.toSorted());
  });

  it('that a function reads exist', () => {
    const known = new Set(consumers.map(({ projection }) => projection));
    const unknown = permissions('rows').flatMap(({ granted }) =>
      granted.projections.filter((name) => !known.has(name)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('queues', () => {
  const all = registry.flatMap((context) => queuesOf(context.consumers));
  const shared = all
    .filter((queue) => queue.consumers.length > 1)
    .map((queue) => ({ ...queue, sharing: consumers.filter((consumer) => queueNameOf(consumer) === queue.name) }));

  it('have names that no consumer of another queue has, and belong to one context', () => {
    expect(repeated(all.map(({ name }) => name))).toEqual([]);
    const taken = consumers.filter((consumer) => all.some(({ name }) => name === consumer.name));
    expect(taken.filter((consumer) => queueNameOf(consumer) !== consumer.name)).toEqual([]);
  });

  it('that are shared are those of light projections of the journal, and get whatever one of them follows', () => {
    expect(shared.map((queue) => [queue.name, queue.consumers, queue.streamTypes])).toEqual([
      ['journal-books', ['transactions', 'pairings'], ['journal', 'settings']],
    ]);
  });

  it.each(shared)(
    '$name is shared by projections that all commits are brought to, and that agree in the rest',
    (one) => {
      const unlike = ({ name: _, streamTypes: __, projection: ___, ...common }: (typeof consumers)[number]) => common;
      const [first] = one.sharing.map(unlike);
      for (const consumer of one.sharing) {
        expect(unlike(consumer)).toEqual(first);
        expect(consumer).toMatchObject({ projection: consumer.name });
      }
      expect(
        Object.keys(first ?? {}).filter((key) => ['eventTypes', 'perStreamFor', 'onDemand'].includes(key)),
      ).toEqual([]);
    },
  );

  it('that a function sends to are those of its own context, unless operators order it', () => {
    const contextOf = (name: string | undefined) => name?.split('.')[0];
    const foreign = permissions('queue').filter(({ name, context, granted }) => {
      if (context === 'operations') return false;
      const receiver = consumers.find((consumer) => consumer.name === granted.consumer)?.function;
      return contextOf(receiver) !== contextOf(name);
    });
    expect(foreign).toEqual([]);
  });
});

describe('the sweeper', () => {
  const compared = consumers.filter(
    ({ projection, streamTypes, onDemand }) => projection !== undefined && streamTypes.length > 0 && !onDemand,
  );

  it('may read every projection with a cursor', () => {
    const cursors = compared.map(({ projection }) => projection);
    const granted = permissions('rows').find(({ name }) => name === 'relay.sweeper')?.granted.projections;
    expect(granted?.toSorted()).toEqual(cursors.toSorted());
  });

  it('may read the heads of every stream that a consumer follows or must be there, and of imports', () => {
    const streams = compared.flatMap(({ streamTypes, perStreamFor }) => [...streamTypes, perStreamFor ?? []].flat());
    const granted = permissions('events').find(({ name }) => name === 'relay.sweeper')?.granted.streamTypes;
    expect(granted?.toSorted()).toEqual([...new Set([...streams, 'import'])].toSorted());
  });
});
