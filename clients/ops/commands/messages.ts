import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';

const AT_ONCE = 100;
const MESSAGE = [
  { name: 'queue', about: 'Name of the consumer, stream reader or schedule that gave it up' },
  { name: 'message', about: 'Id of the message' },
] as const;
const EXAMPLE = 'tax-book 5d2e7a0c-3c55-4a4e-9d0e-0f5f1f0b7c11';

const list: Command = {
  name: 'messages',
  summary: 'Messages that were given up (dead letters)',
  description: 'They are looked at and put back. Counts are approximate, as SQS counts.',
  options: {
    queue: { type: 'string', value: '<name>', about: 'Of one queue only' },
    limit: { type: 'string', value: '<n>', about: 'How many, at most 100; 50 unless given' },
  },
  examples: ['messages', 'messages --queue tax-book --limit 100 --json'],
  async run({ api, out, text, wholeNumber }) {
    const [queue, limit] = [text('queue'), wholeNumber('limit')];
    const query = { ...(queue !== undefined && { queue }), ...(limit !== undefined && { limit }) };
    const found = await unwrap(api.GET('/v1/ops/messages', { params: { query } }));
    out.result(found, () => {
      out.table(
        ['sent', 'queue', 'message', 'reason', 'about'],
        found.items.map(({ sentAt, queue: name, messageId, reason, about }) => [
          ...[sentAt, name, messageId, reason],
          Object.entries(about)
            .map(([key, value]) => `${key}=${value}`)
            .join(' '),
        ]),
        'No message was given up.',
      );
      if (!found.complete) out.line('There are more.');
    });
    return found.items.length === 0 ? 0 : 1;
  },
};

const show: Command = {
  name: 'messages show',
  summary: 'The content of a message; that you looked is recorded',
  arguments: MESSAGE,
  options: { reason: { type: 'string', value: '<text>', about: 'Why you need to see it' } },
  examples: [`messages show ${EXAMPLE} --reason "nobody knows who sent it"`],
  async run({ api, out, argument, requiredText }) {
    const path = { queue: argument('queue'), messageId: argument('message') };
    const body = { reason: requiredText('reason') };
    const shown = await unwrap(api.POST('/v1/ops/messages/{queue}/{messageId}/payload', { params: { path }, body }));
    out.result(shown, () => out.line(shown.body));
    return 0;
  },
};

const retry: Command = {
  name: 'messages retry',
  summary: 'Gives one message, or all of a queue, back to its consumer',
  arguments: [MESSAGE[0], { ...MESSAGE[1], optional: true }],
  options: { all: { type: 'boolean', about: 'All messages of the queue, instead of one' } },
  examples: [`messages retry ${EXAMPLE}`, 'messages retry tax-book --all'],
  async run({ api, out, argument, optionalArgument, flag }) {
    const [queue, messageId] = [argument('queue'), optionalArgument('message')];
    if ((messageId === undefined) !== flag('all')) throw new UsageError('Name one message, or say --all.');
    if (messageId !== undefined) {
      const params = { path: { queue, messageId }, header: idempotent() };
      const message = await unwrap(api.POST('/v1/ops/messages/{queue}/{messageId}/retry', { params }));
      out.result(message, () => out.line(`${message.messageId} is back in the queue of ${queue}.`));
      return 0;
    }
    const progress = out.progress(`messages of ${queue}`);
    let retried = 0;
    for (let isDone = false; !isDone; ) {
      const params = { path: { queue }, header: idempotent() };
      const body = { limit: AT_ONCE };
      const portion = await unwrap(api.POST('/v1/ops/messages/{queue}/retry', { params, body }));
      retried += portion.retried;
      isDone = portion.complete || portion.retried === 0;
      progress.update(retried);
    }
    progress.end();
    out.result({ retried }, () => out.line(`${retried} messages are back in the queue of ${queue}.`));
    return 0;
  },
};

const discard: Command = {
  name: 'messages discard',
  summary: 'Deletes a message; what it was is recorded with the reason',
  arguments: MESSAGE,
  options: { reason: { type: 'string', value: '<text>', about: 'Why nobody needs it' } },
  examples: [`messages discard ${EXAMPLE} --reason "sent by hand as a test"`],
  async run({ api, out, argument, requiredText }) {
    const params = { path: { queue: argument('queue'), messageId: argument('message') }, header: idempotent() };
    const body = { reason: requiredText('reason') };
    const message = await unwrap(api.POST('/v1/ops/messages/{queue}/{messageId}/discard', { params, body }));
    out.result(message, () => out.line(`${message.messageId} was discarded.`));
    return 0;
  },
};

export const messages: readonly Command[] = [list, show, retry, discard];
