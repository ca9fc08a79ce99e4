import { createHash } from 'node:crypto';
import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { DeadLetter } from '../../shared/kernel/repair-queues.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import { queueNameOf } from '../../shared/kernel/wiring.ts';
import { aboutLetter } from '../../shared/operations/app/messages/about-letter.ts';
import { lookAtLetters, type Office, takeLetter } from '../../shared/operations/app/messages/dead-letters.ts';
import { giveBack, giveBackMany, notRetryable } from '../../shared/operations/app/messages/repair-letters.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/messages-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

const viewOf = ({ name, kind }: Office, letter: DeadLetter) => {
  const { messageId, sentAt, receives, body } = letter;
  const { about, reason } = aboutLetter(letter);
  const bytes = Buffer.byteLength(body);
  return { queue: name, kind, messageId, sentAt: sentAt as Timestamp, receives, reason, about: { ...about }, bytes };
};

const NO_MESSAGE = 'The message is not there now; it may be hidden for a moment by another look at it.';

export const messageRoutes = ({ store, offices, consumers, republish }: Services) => {
  /** By its name, or by that of one of the consumers that share it. */
  const officeOf = (queue: string): Office | Refusal<'NotFound'> => {
    const wired = consumers.find(({ name }) => name === queue);
    const sought = wired ? queueNameOf(wired) : queue;
    return offices.find(({ name }) => name === sought) ?? refuse('NotFound', 'There is no queue of this name.');
  };

  const taken = async (office: Office, messageId: string): Promise<DeadLetter | Refusal<'NotFound'>> =>
    (await takeLetter(office, messageId)) ?? refuse('NotFound', NO_MESSAGE);

  return [
    on(contract.listMessages, async ({ query: { queue, limit } }) => {
      const asked = queue === undefined ? undefined : officeOf(queue);
      if (isRefused(asked)) return asked;
      const looks = await Promise.all(
        (asked ? [asked] : offices).map(async (office) => {
          const [depth, look] = await Promise.all([office.letters.depth(), lookAtLetters(office, limit)]);
          return { office, look, count: depth.waiting + depth.inFlight };
        }),
      );
      const items = looks.flatMap(({ office, look }) => look.letters.map((letter) => viewOf(office, letter)));
      const counts = looks.map(({ office, count }) => ({ queue: office.name, count }));
      const complete = items.length <= limit && looks.every(({ look }) => look.complete);
      return { status: 200 as const, body: { items: items.slice(0, limit), counts, complete } };
    }),

    on(contract.showMessage, async (request) => {
      const { queue, messageId } = request.params;
      const office = officeOf(queue);
      if (isRefused(office)) return office;
      const look = { what: 'message', target: { queue, messageId }, reason: request.body.reason };
      return showPayload(store, request, look, async () => {
        const letter = await taken(office, messageId);
        if (isRefused(letter)) return letter;
        await office.letters.release([letter]);
        const { body, attributes } = letter;
        return { status: 200 as const, body: { ...viewOf(office, letter), body, attributes: { ...attributes } } };
      });
    }),

    on(contract.retryMessage, async (request) => {
      const { queue, messageId } = request.params;
      const office = officeOf(queue);
      const refused = isRefused(office) ? office : notRetryable(office);
      if (isRefused(office) || refused) return refused ?? refuse('NotFound', NO_MESSAGE);
      const act = { action: 'retryMessage', target: { queue, messageId } };
      const done = await operate(operatingOf(store, 'retryMessage', request), act, async () => {
        const letter = await taken(office, messageId);
        if (isRefused(letter)) return letter;
        const stays = notRetryable(office, letter);
        if (stays) {
          await office.letters.release([letter]);
          return stays;
        }
        await giveBack(office, letter, republish);
        return viewOf(office, letter);
      });
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),

    on(contract.retryMessages, async (request) => {
      const { queue } = request.params;
      const office = officeOf(queue);
      const refused = isRefused(office) ? office : notRetryable(office);
      if (isRefused(office) || refused) return refused ?? refuse('NotFound', NO_MESSAGE);
      const act = { action: 'retryMessages', target: { queue, limit: String(request.body.limit) } };
      const done = await operate(operatingOf(store, 'retryMessages', request), act, async () => ({
        ...(await giveBackMany(office, request.body.limit, republish)),
      }));
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),

    on(contract.discardMessage, async (request) => {
      const { queue, messageId } = request.params;
      const office = officeOf(queue);
      if (isRefused(office)) return office;
      const { reason } = request.body;
      let letter: DeadLetter | undefined;
      // What is discarded is recorded as it was found, so it is found first.
      const act = async () => {
        const found = await taken(office, messageId);
        if (isRefused(found)) return found;
        letter = found;
        const sha256 = createHash('sha256').update(found.body).digest('hex');
        const { about, bytes } = viewOf(office, found);
        return {
          action: 'discardMessage',
          target: { queue, messageId, ...about, bytes: String(bytes), sha256 },
          reason,
        };
      };
      const done = await operate(operatingOf(store, 'discardMessage', request), act, async () => {
        if (!letter) return refuse('NotFound', NO_MESSAGE);
        await office.letters.delete(letter);
        return viewOf(office, letter);
      });
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),
  ];
};
