import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import { type Command, UsageError } from '../command.ts';

type SweptNow = operations['sweepNow']['responses'][200]['content']['application/json'];

const sweep: Command = {
  name: 'sweep',
  summary: 'Publishes again what a consumer lacks, now',
  description: 'The schedule does the same every five minutes.',
  options: {
    since: { type: 'string', value: '<time>', about: 'Everything that has moved since, however long it takes' },
  },
  examples: ['sweep', 'sweep --since 2026-03-01T00:00:00Z'],
  async run({ api, out, text }) {
    const progress = out.progress('sweeping');
    let published = 0;
    for (let since: string | null | undefined = text('since'); since !== null; ) {
      const swept: SweptNow = await unwrap(
        api.POST('/v1/ops/sweep', {
          params: { header: idempotent() },
          ...(since !== undefined && { body: { since } }),
        }),
      );
      published += swept.published;
      if (swept.reached !== null && swept.reached === since) {
        throw new Error(
          `${published} streams were published again; more moved in the hour from ${since} on than one request gets through.`,
        );
      }
      since = swept.reached;
      if (since !== null) progress.update(published, undefined, since);
    }
    progress.end();
    out.result({ published }, () => out.line(`${published} streams were published again.`));
    return 0;
  },
};

const erase: Command = {
  name: 'erase',
  summary: 'Makes all data of a user unreadable, for good',
  description:
    "Deletes the user's data key. For 28 days, until the copies of the key table are gone, a restore can bring it back; then nothing can.",
  arguments: [{ name: 'user', about: 'Id of the user' }],
  options: {
    confirm: { type: 'string', value: '<id>', about: 'The same id once more' },
    reason: { type: 'string', value: '<text>', about: 'Why; it is recorded' },
  },
  examples: [
    'erase 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --confirm 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --reason "asked for by the user"',
  ],
  async run({ api, out, argument, requiredText }) {
    const tenant = argument('user');
    const confirm = requiredText('confirm');
    if (confirm !== tenant) throw new UsageError('--confirm must repeat the id of the user.');
    const body = { confirm, reason: requiredText('reason') };
    const params = { path: { tenant }, header: idempotent() };
    const erased = await unwrap(api.POST('/v1/ops/tenants/{tenant}/erasure', { params, body }));
    out.result(erased, () => out.line(`${erased.tenant} was erased at ${erased.erasedAt}.`));
    return 0;
  },
};

export const repair: readonly Command[] = [sweep, erase];
