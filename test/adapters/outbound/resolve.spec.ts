import { createSocket } from 'node:dgram';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dnsResolve } from '../../../shared/adapters/outbound/resolve.ts';

const TYPE_A = 1;
const TYPE_AAAA = 28;
const QUESTION_AT = 12;

/** Answers each question with the records given for its type; `undefined` stays silent (RFC 1035, 4.1). */
async function nameServer(records: (type: number) => readonly Uint8Array[] | undefined): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const questionEnd = query.indexOf(0, QUESTION_AT) + 5;
    const type = query.readUInt16BE(questionEnd - 4);
    const found = records(type);
    if (found === undefined) return;
    const answers = found.map((data) =>
      Buffer.concat([Buffer.from([0xc0, QUESTION_AT, 0, type, 0, 1, 0, 0, 0, 1, 0, data.length]), data]),
    );
    const head = Buffer.concat([query.subarray(0, 2), Buffer.from([0x81, 0x80, 0, 1, 0, answers.length, 0, 0, 0, 0])]);
    socket.send(Buffer.concat([head, query.subarray(QUESTION_AT, questionEnd), ...answers]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

const V4 = Buffer.from([192, 0, 2, 1]);
const V6 = Buffer.from('20010db8000000000000000000000001', 'hex');
const forever = new AbortController().signal;

describe('DNS', () => {
  it('is asked for both kinds of addresses, and IPv4 comes first', async () => {
    const server = await nameServer((type) => (type === TYPE_A ? [V4, V4] : [V6]));
    expect(await dnsResolve([server])('hooks.example', forever)).toEqual(['192.0.2.1', '192.0.2.1', '2001:db8::1']);
  });

  it.each([
    [TYPE_A, V4, '192.0.2.1'],
    [TYPE_AAAA, V6, '2001:db8::1'],
  ])('may know one kind only (type %i)', async (known, data, address) => {
    const server = await nameServer((type) => (type === known ? [data] : []));
    expect(await dnsResolve([server])('hooks.example', forever)).toEqual([address]);
  });

  it('may know none', async () => {
    const server = await nameServer(() => []);
    await expect(dnsResolve([server])('hooks.example', forever)).rejects.toMatchObject({ code: 'ENODATA' });
  });

  it('is left when the time is over', async () => {
    const server = await nameServer(() => undefined);
    const controller = new AbortController();
    const asked = dnsResolve([server])('hooks.example', controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'ECANCELLED' });
  });
});
