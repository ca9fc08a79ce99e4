/** Validators of answers (RFC 9110, 8.8.3), so that what a client knows already isn't sent again. */
import { hash } from 'node:crypto';

/** Weak, since it stands for the content, compressed or not. */
export const contentTag = (content: string | Uint8Array): string => `W/"${hash('sha256', content).slice(0, 32)}"`;

/** Whether `If-None-Match` names the tag. */
export const knowsTag = (tag: string, ifNoneMatch = ''): boolean =>
  ifNoneMatch
    .split(',')
    .map((known) => known.trim())
    .some((known) => known === '*' || known === tag);
