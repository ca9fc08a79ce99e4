/**
 * Which addresses a request on a user's behalf may reach: global unicast and nothing else. An address that isn't one
 * could be our own host, our network, or the metadata service of the cloud (OWASP, Server-Side Request Forgery
 * Prevention Cheat Sheet).
 *
 * IPv4 is judged by the list of exceptions (IANA IPv4 Special-Purpose Address Registry, RFC 6890 and 8190). For IPv6
 * the list alone would let pass what nobody has assigned: `::127.0.0.1` (IPv4-compatible, RFC 4291, 2.5.5.1) and all
 * that lies outside 2000::/3, the one block of global unicast addresses that IANA assigns from (IANA IPv6 Address Space
 * registry). Addresses that carry an IPv4 address are refused whatever they carry: mapped (RFC 4291, 2.5.5.2),
 * translated (RFC 7915), NAT64 (RFC 6052, 8215), 6to4 (RFC 3056), Teredo (RFC 4380).
 */
import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const UNICAST = 'unicast';

/** Names of ranges that the library calls by a number. */
const NAMES: Readonly<Record<string, string>> = {
  as112: 'AS112',
  as112v6: 'AS112',
  rfc6052: 'NAT64',
  rfc6145: 'IPv4-translated',
  ipv4Mapped: 'IPv4-mapped',
};

const nameOf = (range: string): string =>
  NAMES[range] ?? range.replace(/(?<=[a-z])([A-Z])/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The range (`loopback`, `private`, `link-local`, `NAT64` …) for which an address may not be reached, or undefined when
 * it is a public one. What is no address in its usual textual form, as DNS and the WHATWG URL parser give it, is `unknown`.
 */
export function nonPublicRange(address: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const range = ipaddr.IPv4.parse(address).range();
    return range === UNICAST ? undefined : nameOf(range);
  }
  if (!ipaddr.IPv6.isValid(address)) return 'unknown';
  const parsed = ipaddr.IPv6.parse(address);
  const range = parsed.range();
  if (range !== UNICAST) return nameOf(range);
  return parsed.match(GLOBAL_UNICAST_V6) ? undefined : 'reserved';
}
