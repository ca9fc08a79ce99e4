import { setTimeout as sleep } from 'node:timers/promises';
import { type Foldbook, idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';

type Replay = operations['getReplay']['responses'][200]['content']['application/json'];
type View = Omit<Replay, 'comparison'>;

const POLICIES = ['on-equal', 'always', 'never'] as const;
const POLL_MILLISECONDS = 500;
/** Work is being done, or about to be. */
const AT_WORK: readonly Replay['status'][] = ['building', 'cancelling'];

const PLACE = [
  { name: 'projection', about: 'transactions, pairings, holdings or tax-book' },
  { name: 'user', about: 'Id of the user' },
] as const;
const USER = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11';

const pathOf = ({ argument }: Call) => ({ tenant: argument('user'), projection: argument('projection') });

const read = (api: Foldbook, path: ReturnType<typeof pathOf>): Promise<Replay> =>
  unwrap(api.GET('/v1/ops/replays/{tenant}/{projection}', { params: { path } }));

const HEADING = ['user', 'projection', 'generation', 'status', 'equal', 'progress', 'updated'];
const rowOf = ({ tenant, projection, generation, status, isEqual, progress, updatedAt }: View): string[] => [
  ...[tenant, projection, String(generation), status],
  isEqual === null ? '' : String(isEqual),
  progress ? `${progress.applied} of ${progress.of}` : '',
  updatedAt,
];

function policyOf({ text }: Call): (typeof POLICIES)[number] {
  const given = text('switch') ?? 'on-equal';
  const policy = POLICIES.find((one) => one === given);
  if (policy === undefined) throw new UsageError(`--switch must be one of ${POLICIES.join(', ')}.`);
  return policy;
}

/** Looks until the replay is no longer at work. */
async function follow({ api, out }: Call, path: ReturnType<typeof pathOf>): Promise<Replay> {
  const progress = out.progress(`${path.projection} of ${path.tenant}`);
  for (;;) {
    const replay = await read(api, path);
    progress.update(replay.progress?.applied ?? 0, replay.progress?.of, replay.status);
    if (!AT_WORK.includes(replay.status)) {
      progress.end();
      return replay;
    }
    await sleep(POLL_MILLISECONDS);
  }
}

function show({ out }: Call, replay: Replay): ExitCode {
  out.result(replay, () => {
    out.table(HEADING, [rowOf(replay)]);
    if (replay.reason !== null) out.line(`\nIt failed: ${replay.reason}`);
    if (!replay.comparison) return;
    out.line('');
    out.table(
      ['part', 'rows that serve', 'rows rebuilt', 'differences'],
      replay.comparison.parts.map((part) => [
        part.name,
        String(part.servingRows),
        String(part.rebuiltRows),
        part.isHint ? `${part.differences} (a hint, counts nothing)` : String(part.differences),
      ]),
    );
  });
  return replay.status === 'failed' || replay.isEqual === false ? 1 : 0;
}

async function startAll({ api, out, argument }: Call, policy: (typeof POLICIES)[number]): Promise<ExitCode> {
  const projection = argument('projection');
  const progress = out.progress('ordering');
  let started = 0;
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const body = { projection, policy, ...(cursor !== undefined && { cursor }) };
    const page: { started: number; reached: string | null; nextCursor: string | null } = await unwrap(
      api.POST('/v1/ops/replays/all', { params: { header: idempotent() }, body }),
    );
    started += page.started;
    cursor = page.nextCursor;
    progress.update(started, undefined, page.reached ?? undefined);
  }
  progress.end();
  out.result({ projection, started }, () => out.line(`${started} replays of ${projection} were ordered.`));
  return 0;
}

const WORDS = ['pause', 'resume', 'cancel', 'switch', 'clean-up'] as const;
const SUMMARIES: Readonly<Record<(typeof WORDS)[number], string>> = {
  pause: 'Stops a replay after the portion that is at work',
  resume: 'Goes on with a replay that was paused or has failed; compares anew',
  cancel: 'Gives a replay up and deletes what it has built',
  switch: 'Lets the rebuilt generation serve, whatever comparing showed',
  'clean-up': 'Clears away generations that serve no more, if it is time',
};

const acts = WORDS.map(
  (word): Command => ({
    name: `replay ${word}`,
    summary: SUMMARIES[word],
    arguments: PLACE,
    options: { wait: { type: 'boolean', about: 'Comes back when nothing is at work any more' } },
    examples: [`replay ${word} tax-book ${USER}`],
    async run(call) {
      const { api, out, flag } = call;
      const path = pathOf(call);
      const params = { path, header: idempotent() };
      const done: View = await unwrap(api.POST(`/v1/ops/replays/{tenant}/{projection}/${word}`, { params }));
      if (flag('wait')) return show(call, await follow(call, path));
      out.result(done, () => out.table(HEADING, [rowOf(done)]));
      return 0;
    },
  }),
);

export const replays: readonly Command[] = [
  {
    name: 'replay start',
    summary: 'Rebuilds a projection from the commits, beside the one that serves',
    description:
      'Then compares the two generations row by row and, unless told otherwise, lets the new one serve if they are the same. Nothing is appended, nothing is sent.',
    arguments: [PLACE[0], { ...PLACE[1], optional: true }],
    options: {
      all: { type: 'boolean', about: 'For all users instead of one' },
      switch: { type: 'string', value: '<policy>', about: 'on-equal unless given; always; never' },
      wait: { type: 'boolean', about: 'Comes back when it has been compared' },
    },
    examples: [`replay start tax-book ${USER} --wait`, 'replay start holdings --all --switch never'],
    async run(call) {
      const { api, out, argument, optionalArgument, flag } = call;
      const policy = policyOf(call);
      const user = optionalArgument('user');
      if ((user === undefined) !== flag('all')) throw new UsageError('Name a user, or say --all.');
      if (user === undefined) return startAll(call, policy);
      const path = { tenant: user, projection: argument('projection') };
      const body = { ...path, policy };
      const started: View = await unwrap(api.POST('/v1/ops/replays', { params: { header: idempotent() }, body }));
      if (flag('wait')) return show(call, await follow(call, path));
      out.result(started, () => out.table(HEADING, [rowOf(started)]));
      return 0;
    },
  },
  {
    name: 'replay status',
    summary: 'How the replays of a user stand, or one of them with its comparison',
    arguments: [PLACE[1], { ...PLACE[0], optional: true }],
    options: { wait: { type: 'boolean', about: 'Comes back when nothing is at work any more' } },
    examples: [`replay status ${USER}`, `replay status ${USER} tax-book --wait`],
    async run(call) {
      const { api, out, argument, optionalArgument, flag } = call;
      const [tenant, projection] = [argument('user'), optionalArgument('projection')];
      if (projection !== undefined) {
        const path = { tenant, projection };
        return show(call, flag('wait') ? await follow(call, path) : await read(api, path));
      }
      const found = await unwrap(api.GET('/v1/ops/replays', { params: { query: { tenant } } }));
      out.result(found, () => out.table(HEADING, found.items.map(rowOf), 'Nothing was ever rebuilt.'));
      return 0;
    },
  },
  {
    name: 'replay differences',
    summary: 'Where two generations differ, row by row; that you looked is recorded',
    arguments: PLACE,
    options: { reason: { type: 'string', value: '<text>', about: 'Why you need to see it' } },
    examples: [`replay differences tax-book ${USER} --reason "the rebuilt book differs"`],
    async run(call) {
      const { api, out, requiredText } = call;
      const body = { reason: requiredText('reason') };
      const params = { path: pathOf(call) };
      const shown = await unwrap(api.POST('/v1/ops/replays/{tenant}/{projection}/differences', { params, body }));
      out.result(shown, () =>
        out.table(
          ['part', 'key', 'serves', 'rebuilt'],
          shown.items.map(({ part, key, serving, rebuilt }) => [part, key, serving ?? '-', rebuilt ?? '-']),
          'There is no difference.',
        ),
      );
      return shown.items.length === 0 ? 0 : 1;
    },
  },
  ...acts,
];
