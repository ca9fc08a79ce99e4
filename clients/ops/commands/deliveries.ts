import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';

const AT_ONCE = 100;
const DELIVERY = [
  { name: 'user', about: 'Id of the user whose webhook it is' },
  { name: 'delivery', about: 'Id of the delivery' },
] as const;
const EXAMPLE = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 5d2e7a0c-3c55-8a4e-9d0e-0f5f1f0b7c11';
const USER = { type: 'string', value: '<id>', about: 'Of one user only' } as const;

const list: Command = {
  name: 'deliveries',
  summary: 'Webhook deliveries that were given up, of all users',
  options: { user: USER, limit: { type: 'string', value: '<n>', about: 'How many, at most 1000; 100 unless given' } },
  examples: ['deliveries', 'deliveries --limit 1000 --json'],
  async run({ api, out, text, wholeNumber }) {
    const [user, limit] = [text('user'), wholeNumber('limit')];
    const query = { ...(user !== undefined && { tenant: user }), ...(limit !== undefined && { limit }) };
    const found = await unwrap(api.GET('/v1/ops/deliveries', { params: { query } }));
    out.result(found, () => {
      out.table(
        ['failed', 'user', 'delivery', 'event', 'attempts', 'answer'],
        found.items.map(({ failedAt, tenant, deliveryId, eventType, attempts, responseCode }) => [
          ...[failedAt, tenant, deliveryId, eventType],
          ...[String(attempts), responseCode === null ? '' : String(responseCode)],
        ]),
        'No delivery was given up.',
      );
      if (!found.complete) out.line('There are more.');
    });
    return found.items.length === 0 ? 0 : 1;
  },
};

const show: Command = {
  name: 'deliveries show',
  summary: 'Receiver, log and body of a delivery; that you looked is recorded',
  arguments: DELIVERY,
  options: { reason: { type: 'string', value: '<text>', about: 'Why you need to see it' } },
  examples: [`deliveries show ${EXAMPLE} --reason "the user asked what we send"`],
  async run({ api, out, argument, requiredText }) {
    const path = { tenant: argument('user'), deliveryId: argument('delivery') };
    const body = { reason: requiredText('reason') };
    const shown = await unwrap(
      api.POST('/v1/ops/deliveries/{tenant}/{deliveryId}/payload', { params: { path }, body }),
    );
    out.result(shown, () => out.line(JSON.stringify(shown, undefined, 2)));
    return 0;
  },
};

const resend: Command = {
  name: 'deliveries resend',
  summary: 'Sends one delivery again, or all that were given up',
  arguments: DELIVERY.map((argument) => ({ ...argument, optional: true })),
  options: { all: { type: 'boolean', about: 'All that were given up, instead of one' }, user: USER },
  examples: [`deliveries resend ${EXAMPLE}`, 'deliveries resend --all'],
  async run({ api, out, optionalArgument, flag, text }) {
    const [tenant, deliveryId] = [optionalArgument('user'), optionalArgument('delivery')];
    if (tenant !== undefined && deliveryId !== undefined && !flag('all')) {
      const params = { path: { tenant, deliveryId }, header: idempotent() };
      const sent = await unwrap(api.POST('/v1/ops/deliveries/{tenant}/{deliveryId}/resend', { params }));
      out.result(sent, () => out.line(`${sent.deliveryId} is on its way again.`));
      return 0;
    }
    if (tenant !== undefined || !flag('all')) throw new UsageError('Name a user and a delivery, or say --all.');
    const user = text('user');
    const progress = out.progress('deliveries');
    let [resent, left] = [0, 0];
    for (let isDone = false; !isDone; ) {
      const body = { limit: AT_ONCE, ...(user !== undefined && { tenant: user }) };
      const params = { header: idempotent() };
      const portion = await unwrap(api.POST('/v1/ops/deliveries/resend', { params, body }));
      resent += portion.resent;
      left = portion.left;
      isDone = portion.complete || portion.resent === 0;
      progress.update(resent);
    }
    progress.end();
    out.result({ resent, left }, () =>
      out.line(`${resent} deliveries are on their way again; ${left} are left, whose endpoints take nothing.`),
    );
    return left === 0 ? 0 : 1;
  },
};

export const deliveries: readonly Command[] = [list, show, resend];
