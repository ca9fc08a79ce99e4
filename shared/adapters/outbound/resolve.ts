/** Asks for the addresses of a name. */
import { lookup, Resolver } from 'node:dns/promises';

/** All addresses of a name, at least one. Throws an error with a `code` (`ENOTFOUND`) when there is none. */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

const QUERY_MILLISECONDS_MAX = 2_000;
const QUERY_TRIES = 2;

/**
 * Asks DNS itself. The system's own `getaddrinfo` would occupy one of the process's four worker threads until it
 * answers and can't be called off: four names whose servers are slow would hold up everybody's requests.
 * IPv4 comes first: a Lambda outside a VPC has no way out over IPv6.
 */
export function dnsResolve(servers?: readonly string[]): Resolve {
  return async (name, signal) => {
    const resolver = new Resolver({ timeout: QUERY_MILLISECONDS_MAX, tries: QUERY_TRIES });
    if (servers !== undefined) resolver.setServers(servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const [v4, v6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
      const addresses = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (addresses.length === 0 && v4.status === 'rejected') throw v4.reason;
      return addresses;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
}

/** Asks as every other program on this machine does: `/etc/hosts`, mDNS, DNS. For the local host, which has one user. */
export const systemResolve: Resolve = async (name) => {
  const found = await lookup(name, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
};
