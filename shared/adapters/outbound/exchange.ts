/** One request and its answer over one connection of its own, to addresses that were judged before. */
import { type ClientRequest, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import { ended, failure, timeout } from './endings.ts';
import type { Ending, Phase } from './outcome.ts';
import { type AnswerReader, readAnswer } from './read-answer.ts';

/** How long each address but the last may take to connect. Node's own 250 ms are few for the other side of the world. */
const ADDRESS_MILLISECONDS_MAX = 1_000;
const HEADER_BYTES_MAX = 16_384;
const CLOSED = Object.assign(new Error('closed without an answer'), { code: 'ECONNRESET' });

export interface Exchange {
  readonly url: URL;
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly bodyBytesKept: number;
}

/**
 * Answers with the addresses given and asks nobody, so that between the check and the connection no name can come to
 * mean another host. `Host`, SNI and the certificate still go by the name.
 */
const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_name, options, callback) => {
    const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const [first] = found;
    if (options.all === true || first === undefined) callback(null, found);
    else callback(null, first.address, first.family);
  };

function open({ url, addresses, headers, body }: Exchange): ClientRequest {
  const options: RequestOptions & Pick<TcpNetConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> = {
    method: 'POST',
    headers: { ...headers, 'content-length': body.byteLength },
    lookup: pinned(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_MILLISECONDS_MAX,
    // A connection of its own, without keep-alive, TLS sessions of others, or a proxy of the environment.
    agent: false,
    maxHeaderSize: HEADER_BYTES_MAX,
    // Said here so that no setting of the environment turns it off.
    rejectUnauthorized: true,
  };
  return url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
}

/** Ends when the answer has, when enough of it came, when the connection fails, or when the signal is aborted. */
export function exchange(asked: Exchange, signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    let phase: Phase = 'connect';
    let reader: AnswerReader | undefined;
    const outgoing = open(asked);
    const end = (ending: Ending): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(ending);
      outgoing.destroy();
    };
    const onAbort = (): void => end(timeout(phase, reader?.soFar()));
    signal.addEventListener('abort', onAbort);
    const onError = (error: unknown): void => end(failure(phase, error, reader?.soFar()));
    outgoing.on('error', onError);
    // An answer that changes the protocol (101) closes the request without an error.
    outgoing.once('close', () => {
      if (reader === undefined) onError(CLOSED);
    });
    outgoing.once('socket', (socket) => {
      socket.once('connect', () => {
        phase = asked.url.protocol === 'https:' ? 'tls' : 'answer';
      });
      socket.once('secureConnect', () => {
        phase = 'answer';
      });
    });
    outgoing.once('response', (response) => {
      phase = 'body';
      response.on('error', onError);
      reader = readAnswer(response, asked.bodyBytesKept, (answer) => end(ended(answer)));
    });
    outgoing.end(asked.body);
  });
}
