/** Receivers on loopback, gone when the test is over. */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Certificate } from './self-signed.ts';

export interface Receiver {
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
}

async function listen(server: Server, host: string): Promise<Receiver> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, connections: () => connections };
}

export const httpReceiver = (onRequest: RequestListener, host = '127.0.0.1'): Promise<Receiver> =>
  listen(createServer(onRequest), host);

export const httpsReceiver = (certificate: Certificate, onRequest: RequestListener): Promise<Receiver> =>
  listen(createTlsServer(certificate, onRequest), '127.0.0.1');

/** A receiver that says what no HTTP server would. */
export const tcpReceiver = (onConnection: (socket: Socket) => void): Promise<Receiver> =>
  listen(createTcpServer(onConnection), '127.0.0.1');
