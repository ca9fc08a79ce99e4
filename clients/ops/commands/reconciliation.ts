import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';

const REASON = { type: 'string', value: '<text>', about: 'Why; it is recorded' } as const;
const PROVIDER = { name: 'provider', about: 'stripe, moonpay, ramp or bank-files' } as const;
const ITEM = [PROVIDER, { name: 'item', about: 'Id of the suspense item' }] as const;
const EXAMPLE = 'bank-files 0d9a1c52-8a0d-5c17-9e65-7d24b0f1a983';
const PATH = '/v1/ops/ledger/reconciliation';

function statusOf(text: string | undefined): 'open' | 'assigned' | 'resolved' | undefined {
  if (text === undefined || text === 'open' || text === 'assigned' || text === 'resolved') return text;
  throw new UsageError(`"${text}" is neither "open", "assigned" nor "resolved".`);
}

const runs: Command = {
  name: 'reconciliation',
  summary: 'Runs that read what a payment provider settled, newest first',
  arguments: [PROVIDER],
  examples: ['reconciliation stripe', 'reconciliation bank-files --json'],
  async run({ api, out, argument }) {
    const query = { provider: argument('provider'), limit: 20 };
    const found = await unwrap(api.GET(`${PATH}/runs`, { params: { query } }));
    out.result(found, () =>
      out.table(
        ['started', 'status', 'from', 'settled', 'new', 'compared', 'opened', 'closed', 'problem'],
        found.items.map((run) => [
          ...[run.startedAt, run.status, run.from, String(run.settlements), String(run.newSettlements)],
          ...[String(run.compared), String(run.opened), String(run.closed), run.problems.at(-1) ?? ''],
        ]),
        'It was never read.',
      ),
    );
    return found.items[0]?.status === 'failed' ? 1 : 0;
  },
};

const start: Command = {
  name: 'reconciliation start',
  summary: 'Read now what a payment provider settled; what was read before is known',
  arguments: [PROVIDER],
  options: {
    from: { type: 'string', value: '<time>', about: 'From when on, in place of where the last run left off' },
    reason: REASON,
  },
  examples: [
    'reconciliation start bank-files --from 2026-03-01T00:00:00Z --reason "the bank has sent a statement late"',
  ],
  async run({ api, out, argument, text, requiredText }) {
    const from = text('from');
    const body = {
      provider: argument('provider'),
      reason: requiredText('reason'),
      ...(from !== undefined && { from }),
    };
    const run = await unwrap(api.POST(`${PATH}/runs`, { params: { header: idempotent() }, body }));
    out.result(run, () => out.line(`Run ${run.runId} reads from ${run.from} to ${run.until}.`));
    return 0;
  },
};

const items: Command = {
  name: 'suspense',
  summary: 'What a payment provider settled otherwise than it was booked, oldest first',
  arguments: [PROVIDER],
  options: {
    status: { type: 'string', value: '<status>', about: 'open, assigned or resolved; those that stand unless given' },
    owner: { type: 'string', value: '<operator>', about: 'Of one operator only' },
    age: { type: 'string', value: '<days>', about: 'So many days old at least' },
  },
  examples: ['suspense stripe', 'suspense bank-files --status open --age 7'],
  async run({ api, out, argument, text, wholeNumber }) {
    const [status, owner, ageDaysMin] = [statusOf(text('status')), text('owner'), wholeNumber('age')];
    const query = {
      ...{ provider: argument('provider'), limit: 1_000 },
      ...(status !== undefined && { status }),
      ...(owner !== undefined && { owner }),
      ...(ageDaysMin !== undefined && { ageDaysMin }),
    };
    const found = await unwrap(api.GET(`${PATH}/items`, { params: { query } }));
    out.result(found, () => {
      out.table(
        ['opened', 'days', 'item', 'status', 'owner', 'difference', 'asset', 'ours', 'theirs'],
        found.items.flatMap((item) =>
          item.differences.map(({ kind, asset, ours, theirs }) => [
            ...[item.openedAt, String(item.ageDays), item.itemId, item.status, item.owner ?? ''],
            ...[kind, asset, ours, theirs],
          ]),
        ),
        'Both sides agree.',
      );
      if (found.nextCursor !== null) out.line('There are more.');
    });
    return found.items.some((item) => item.status !== 'resolved') ? 1 : 0;
  },
};

const show: Command = {
  name: 'suspense show',
  summary: 'A suspense item with both sides and its history',
  arguments: ITEM,
  examples: [`suspense show ${EXAMPLE}`],
  async run({ api, out, argument }) {
    const path = { provider: argument('provider'), itemId: argument('item') };
    const item = await unwrap(api.GET(`${PATH}/items/{provider}/{itemId}`, { params: { path } }));
    out.result(item, () => out.line(JSON.stringify(item, undefined, 2)));
    return 0;
  },
};

const assign: Command = {
  name: 'suspense assign',
  summary: 'Take a suspense item, or hand it to another operator',
  arguments: ITEM,
  options: {
    to: { type: 'string', value: '<operator>', about: 'Subject of an operator; you unless given' },
    reason: REASON,
  },
  examples: [`suspense assign ${EXAMPLE} --reason "I ask the bank"`],
  async run({ api, out, argument, text, requiredText }) {
    const [path, owner] = [{ provider: argument('provider'), itemId: argument('item') }, text('to')];
    const params = { path, header: idempotent() };
    const body = { reason: requiredText('reason'), ...(owner !== undefined && { owner }) };
    const item = await unwrap(api.POST(`${PATH}/items/{provider}/{itemId}/assign`, { params, body }));
    out.result(item, () => out.line(`${item.itemId} is ${item.owner}’s.`));
    return 0;
  },
};

const resolve: Command = {
  name: 'suspense resolve',
  summary: 'End a suspense item: what is in suspense goes to an account, or back to clearing',
  arguments: ITEM,
  options: {
    account: {
      type: 'string',
      value: '<id>',
      about: 'Whose account it goes to, or comes from; back to clearing unless given',
    },
    asset: { type: 'string', value: '<code>', about: 'With --account: the asset of it' },
    forced: { type: 'boolean', about: 'Takes it whatever is in the account' },
    reason: REASON,
  },
  examples: [
    `suspense resolve ${EXAMPLE} --account 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --asset EUR --reason "the payer is known"`,
    `suspense resolve ${EXAMPLE} --reason "a test of the bank"`,
  ],
  async run({ api, out, argument, text, flag, requiredText }) {
    const [accountId, asset] = [text('account'), text('asset')];
    if ((accountId === undefined) !== (asset === undefined))
      throw new UsageError('Name --account and --asset together.');
    const isBooked = accountId !== undefined && asset !== undefined;
    const bookings = isBooked ? [{ accountId, asset, forced: flag('forced') }] : [];
    const params = { path: { provider: argument('provider'), itemId: argument('item') }, header: idempotent() };
    const body = { reason: requiredText('reason'), bookings };
    const item = await unwrap(api.POST(`${PATH}/items/{provider}/{itemId}/resolve`, { params, body }));
    out.result(item, () => out.line(`${item.itemId} is ${item.status}.`));
    return 0;
  },
};

export const reconciliation: readonly Command[] = [runs, start, items, show, assign, resolve];
