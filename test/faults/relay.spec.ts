/** The relay behind the stream of the event table, as its event source mapping is declared, on a bus with faults. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliver, type StreamRecord } from '../../infra/local/sources/stream-delivery.ts';
import { type AwsJson, AwsRequestFailed } from '../../shared/adapters/aws-json.ts';
import { eventBridgeBus } from '../../shared/adapters/eventbridge.ts';
import { consumers } from '../../shared/consumers.ts';
import { type CommitNotice, commitNotice } from '../../shared/kernel/messages.ts';
import { streamKey, type TenantId } from '../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import { type DeadRecord, relay } from '../../shared/relay/app/relay.ts';
import { wiring } from '../../shared/relay/wiring.ts';
import { numbers } from '../support/history.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2023, 0, 1);
const SILENT = { info: () => undefined, error: () => undefined };
const [READER] = wiring.streamReaders;

const noticeOf = (version: number, more: Partial<CommitNotice> = {}): CommitNotice => ({
  tenant: '11111111-1111-4111-8111-111111111111',
  streamType: 'journal',
  streamId: 'main',
  version,
  eventTypes: ['TransactionImported'],
  correlationId: `correlation-${version}`,
  recordedAt: fromEpochMs(START_MS),
  ...more,
});
const NOTICES = Array.from({ length: 47 }, (_, index) => noticeOf(index + 1));

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const imageOf = ({ tenant, streamType, streamId, ...notice }: CommitNotice): Image => ({
  pk: { S: streamKey({ tenant: tenant as TenantId, type: streamType, id: streamId }) },
  v: { N: String(notice.version) },
  counts: { S: JSON.stringify(Object.fromEntries(notice.eventTypes.map((type) => [type, 1]))) },
  correlation: { S: notice.correlationId },
  at: { S: notice.recordedAt },
});

/** The stream, the relay and the bus, on a clock that moves when somebody waits. */
class World {
  nowMs = START_MS;
  readonly taken: CommitNotice[] = [];
  readonly buried: DeadRecord[] = [];
  /** Sequence numbers that the mapping gave up. */
  readonly discarded: string[] = [];
  /** What the bus says to an entry, or to a whole request; undefined takes it. */
  entryFault: (notice: CommitNotice) => string | undefined = () => undefined;
  requestFault: (notices: readonly CommitNotice[]) => string | undefined = () => undefined;
  /** Whether the queue of dead letters is away. */
  letterFault: () => boolean = () => false;
  /** Whether a user has endpoints of webhooks. */
  hasEndpoints: (tenant: string) => boolean = () => false;
  /** Whether the function falls over these records. */
  breaks: (numbers: readonly string[]) => boolean = () => false;

  readonly #events: AwsJson = async (_, input) => {
    const entries = 'Entries' in input && Array.isArray(input.Entries) ? input.Entries : [];
    const notices = entries.map(({ Detail: detail }) => commitNotice.parse(JSON.parse(detail)));
    const code = this.requestFault(notices);
    if (code !== undefined) throw new AwsRequestFailed('events PutEvents', code, '');
    return {
      Entries: notices.map((notice) => {
        const ErrorCode = this.entryFault(notice);
        if (ErrorCode === undefined) this.taken.push(notice);
        return ErrorCode === undefined ? { EventId: '1' } : { ErrorCode, ErrorMessage: 'no' };
      }),
    };
  };

  async run(images: readonly Image[], everyMs = 0): Promise<void> {
    if (!READER) throw new Error('the relay reads no stream');
    const records = images.map((NewImage, at): StreamRecord => {
      const SequenceNumber = String(at + 1);
      const Keys = { ...(NewImage['pk'] && { pk: NewImage['pk'] }), sk: { S: `C#${at + 1}` } };
      const event = { eventName: 'INSERT', dynamodb: { SequenceNumber, NewImage, Keys } };
      return { sequenceNumber: SequenceNumber, createdMs: START_MS + at * everyMs, event };
    });
    this.nowMs += images.length * everyMs;
    const policy = { ...READER, bisectBatchOnError: true };
    for (let start = 0; start < records.length; start += READER.batchSize) {
      await deliver(records.slice(start, start + READER.batchSize), policy, {
        invoke: (batch) => this.#invoke(batch),
        passed: () => undefined,
        discard: async (old) => void this.discarded.push(...old.map(({ sequenceNumber }) => sequenceNumber)),
        failed: () => undefined,
        // A service that is away for hours is asked less often here than there.
        sleep: async (ms) => {
          this.nowMs += Math.max(ms, 60_000);
        },
        now: () => this.nowMs,
        stopped: () => false,
      });
    }
  }

  async #invoke(batch: readonly StreamRecord[]) {
    const ids = batch.map(({ sequenceNumber }) => sequenceNumber);
    if (this.breaks(ids)) return { failedAt: 0, error: 'out of memory' };
    const { batchItemFailures } = await relay(
      batch.map(({ event }) => event as DynamoDBRecord),
      {
        bus: eventBridgeBus(this.#events, 'bus'),
        consumers,
        tenantsWith: async (_, tenants) => new Set(tenants.filter((tenant) => this.hasEndpoints(tenant))),
        bury: async (letter) => {
          if (this.letterFault()) throw new Error('the queue is away');
          this.buried.push(letter);
        },
        log: SILENT,
        now: () => fromEpochMs(this.nowMs),
      },
    );
    const [first] = batchItemFailures;
    return first && { failedAt: ids.indexOf(first.itemIdentifier), error: 'reported' };
  }

  get versions(): readonly number[] {
    return [...new Set(this.taken.map(({ version }) => version))].toSorted((one, other) => one - other);
  }
}

const ALL = NOTICES.map(({ version }) => version);
const without = (...versions: readonly number[]) => ALL.filter((version) => !versions.includes(version));
const images = NOTICES.map(imageOf);

let world: World;
beforeEach(() => {
  world = new World();
});

describe('the relay', () => {
  it('publishes again what the bus did not take, whichever entries these are, until every commit was taken', async () => {
    const draw = numbers(11);
    world.entryFault = () => (draw(3) === 0 ? 'InternalFailure' : undefined);
    await world.run(images);
    expect(world.versions).toEqual(ALL);
    expect(world.taken.find(({ version }) => version === 5)).toEqual(NOTICES[4]);
    expect([world.buried, world.discarded]).toEqual([[], []]);
  });

  it.each(['ThrottlingException', 'InternalFailure', 'NetworkFault', 'AccessDeniedException'])(
    'loses nothing while the bus answers %s for ten hours',
    async (code) => {
      world.requestFault = () => (world.nowMs < START_MS + 10 * HOUR_MS ? code : undefined);
      await world.run(images);
      expect(world.versions).toEqual(ALL);
      expect([world.buried, world.discarded]).toEqual([[], []]);
    },
  );

  it('asks for no more in an invocation once the bus takes nothing', async () => {
    let requests = 0;
    world.requestFault = () => {
      requests += 1;
      return requests === 1 ? 'ThrottlingException' : undefined;
    };
    await world.run(images.slice(0, 30));
    expect(world.taken.map(({ version }) => version)).toEqual(ALL.slice(0, 30));
  });
});

describe('a record that never can be an entry of the bus', () => {
  const sound: Image = images[0] ?? {};
  const odd: readonly (readonly [string, Image, RegExp])[] = [
    ['of a key that is no stream', { ...sound, pk: { S: 'odd' } }, /^not a commit$/],
    ['without its counts', { pk: sound['pk'] ?? { S: '' } }, /^not a commit$/],
    ['with counts that are no JSON', { ...sound, counts: { S: '{' } }, /^not a commit: .*JSON/],
    ['with counts that are no numbers', { ...sound, counts: { S: '{"A":"x"}' } }, /^not a commit: /],
    ['with a version that is no number', { ...sound, v: { N: 'NaN' } }, /^not a commit: /],
    ['of no time', { ...sound, at: { S: 'yesterday' } }, /^not a commit: recorded at yesterday$/],
    ['with no image', {}, /^not a commit$/],
    ['of more than 256 KB', { ...sound, counts: { S: `{"${'x'.repeat(256 * 1024)}":1}` } }, /a bus entry of \d+ bytes/],
  ];
  it.each(odd)('%s goes to the dead letters with the reason, and holds up nothing', async (_, image, reason) => {
    await world.run([...images.slice(1, 20), image, ...images.slice(20)]);
    expect(world.versions).toEqual(without(1));
    expect(world.buried).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(reason), sequenceNumber: '20', sort: 'C#20' }),
    ]);
    expect(world.discarded).toEqual([]);
  });

  it.each([
    [
      'the entry',
      (bad: World) => {
        bad.entryFault = ({ version }) => (version === 13 ? 'MalformedDetail' : undefined);
      },
    ],
    [
      'the whole request',
      (bad: World) => {
        bad.requestFault = (notices) =>
          notices.some(({ version }) => version === 13) ? 'ValidationException' : undefined;
      },
    ],
  ])('is found when the bus refuses %s for it', async (_, spoil) => {
    spoil(world);
    await world.run(images);
    expect(world.versions).toEqual(without(13));
    expect(
      world.buried.map(({ sequenceNumber, reason }) => [sequenceNumber, /Malformed|Validation/.test(reason)]),
    ).toEqual([['13', true]]);
  });

  it('is buried once, although what stands before it comes again', async () => {
    let refusals = 3;
    world.entryFault = ({ version }) => (version === 4 && refusals-- > 0 ? 'InternalFailure' : undefined);
    await world.run([...images.slice(0, 9), { pk: { S: 'odd' } }, ...images.slice(9)]);
    expect(world.versions).toEqual(ALL);
    expect(world.buried).toHaveLength(1);
  });

  it('comes again as long as the dead letters are away, and is not forgotten', async () => {
    let failures = 3;
    world.letterFault = () => failures-- > 0;
    await world.run([...images.slice(0, 9), { pk: { S: 'odd' } }, ...images.slice(9)]);
    expect(world.versions).toEqual(ALL);
    expect(world.buried).toHaveLength(1);
  });
});

describe('a record that the function falls over', () => {
  it('is cut out of its batch, and given up after half a day; younger ones are published', async () => {
    world.breaks = (ids) => ids.includes('30');
    await world.run(images, HOUR_MS / 6);
    expect(world.versions).toEqual(without(30));
    expect(world.discarded).toEqual(['30']);
  });

  it('takes with it what is as old, of which the destination of failures is told; the sweeper publishes that', async () => {
    world.breaks = (ids) => ids.includes('30');
    await world.run(images.slice(0, 40));
    expect(world.versions).toEqual(ALL.slice(0, 29));
    expect(world.discarded).toEqual(ALL.slice(29, 40).map(String));
  });
});

describe('a commit of a user', () => {
  const derived = NOTICES.slice(0, 3).map((notice): CommitNotice => ({ ...notice, streamType: 'position' }));

  it('without endpoints is brought to nobody if only webhooks would hear of it', async () => {
    await world.run([...images.slice(0, 2), ...derived.map(imageOf)]);
    expect(world.taken).toEqual(NOTICES.slice(0, 2));
    expect([world.buried, world.discarded]).toEqual([[], []]);
  });

  it('is brought to who asks for its types of events alone', async () => {
    const book = { streamType: 'tax-book' } as const;
    const missed = noticeOf(1, { ...book, eventTypes: ['TaxLotOpened', 'PricesMissed'] });
    await world.run([missed, noticeOf(2, { ...book, eventTypes: ['TaxLotOpened'] })].map(imageOf));
    expect(world.taken).toEqual([missed]);
  });

  it('with endpoints says so, and is brought to the webhooks whatever it is of', async () => {
    world.hasEndpoints = () => true;
    await world.run([...images.slice(0, 2), ...derived.map(imageOf)]);
    const served = ['webhook-endpoints'];
    expect(world.taken).toEqual([...NOTICES.slice(0, 2), ...derived].map((notice) => ({ ...notice, served })));
  });

  it('counts as one with endpoints while nobody can say', async () => {
    world.hasEndpoints = () => {
      throw new Error('the table is away');
    };
    await world.run(derived.map(imageOf));
    expect(world.versions).toEqual([1, 2, 3]);
  });

  it('that nobody hears of does not mislead to what failed behind it', async () => {
    let refusals = 1;
    world.entryFault = ({ version }) => (version === 4 && refusals-- > 0 ? 'InternalFailure' : undefined);
    await world.run([...derived.map(imageOf), ...images.slice(0, 6)]);
    expect(world.versions).toEqual([1, 2, 3, 4, 5, 6]);
    expect(world.taken.filter(({ version }) => version < 4)).toHaveLength(3);
  });
});
