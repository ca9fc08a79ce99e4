/** Whether a URL that a user gave may be sent to, as far as it can be said without asking DNS. */
import { isIP } from 'node:net';
import { type Refusal, refuse } from '../../kernel/errors.ts';
import { nonPublicRange } from './public-address.ts';

const CHARACTERS_MAX = 2_048;
const SPACE_OR_CONTROL = /[\s\p{Cc}]/u;

/**
 * Names that never lead to a public host: `localhost` (RFC 6761, 6.3), `local` (mDNS, RFC 6762), `home.arpa`
 * (RFC 8375), `internal` (reserved for private use by ICANN, resolution 2024.07.29.06; AWS names its hosts so).
 */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/** A URL that passed `checkTargetUrl`, in the normal form of the WHATWG URL standard. */
export type TargetUrl = string & { readonly __brand: 'TargetUrl' };

export type TargetUrlCode =
  | 'UrlTooLong'
  | 'UrlInvalid'
  | 'UrlNotHttps'
  | 'UrlHasCredentials'
  | 'UrlHasFragment'
  | 'UrlNotPublic';

/** What the local host may allow itself. In the cloud both are left out. */
export interface TargetRules {
  /** Takes `http:`, too. */
  readonly allowHttp?: boolean | undefined;
  /** Takes names and addresses of this machine and its network, too. */
  readonly allowPrivate?: boolean | undefined;
}

/** The host as `node:net` wants it: an IPv6 address without its brackets, a name without the dot of the root. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.+$/, '');

const isLocalName = (host: string): boolean => LOCAL_NAME.test(host) || !host.includes('.');

function notPublic(host: string): string | undefined {
  if (isIP(host) === 0) return isLocalName(host) ? `the name ${host} is a local one` : undefined;
  const range = nonPublicRange(host);
  return range === undefined ? undefined : `the address ${host} is not a public one (${range})`;
}

/**
 * Reads a URL as the WHATWG URL standard does, so that every way to write an address (decimal, octal, hexadecimal,
 * short, full-width digits) is judged by what it means, and answers its normal form, or why it is refused. Names are
 * judged again by what they resolve to whenever something is sent (`postOnce`).
 */
export function checkTargetUrl(text: string, rules: TargetRules = {}): TargetUrl | Refusal<TargetUrlCode> {
  const tooLong = refuse('UrlTooLong', `The URL must have at most ${CHARACTERS_MAX} characters.`);
  if (text.length > CHARACTERS_MAX) return tooLong;
  // The standard drops some of these in silence.
  if (SPACE_OR_CONTROL.test(text))
    return refuse('UrlInvalid', 'The URL must not contain spaces or control characters.');
  const url = URL.parse(text);
  if (url === null) return refuse('UrlInvalid', 'This is not an absolute URL.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && rules.allowHttp === true)) {
    return refuse('UrlNotHttps', `The URL must begin with https://${rules.allowHttp === true ? ' or http://' : ''}.`);
  }
  // The dot of the root is right in DNS, but not in SNI (RFC 6066, 3).
  if (url.hostname.endsWith('.')) url.hostname = hostOf(url);
  if (url.port === '0') return refuse('UrlInvalid', 'The URL has port 0, to which nothing can be sent.');
  if (url.username !== '' || url.password !== '') {
    return refuse('UrlHasCredentials', 'The URL must not contain a user name or a password.');
  }
  if (url.hash !== '') return refuse('UrlHasFragment', 'The URL must not have a fragment (#…), which is never sent.');
  if (rules.allowPrivate !== true) {
    const why = notPublic(hostOf(url));
    if (why !== undefined) return refuse('UrlNotPublic', `The URL must lead to a public host: ${why}.`);
  }
  return url.href.length > CHARACTERS_MAX ? tooLong : (url.href as TargetUrl);
}
