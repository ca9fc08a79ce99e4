/** What the reference says before the routes: the OpenAPI document carries it, so that every viewer shows it. */
import { problemTable } from './problem-table.ts';

const QUICK_START = `Get a token (on the local host any UUID is a user; in the cloud you sign in), record a transaction, and read what it means. Times are RFC 3339 in UTC; quantities and money are decimal strings, never numbers.

\`\`\`sh
curl -s $API/v1/transactions -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -H "Idempotency-Key: $(uuidgen)" -d '{"account":"kraken","externalId":"T-1",
  "timestamp":"2021-05-04T10:00:00Z","type":"buy","value":{"currency":"USD","amount":"20000"},
  "amounts":[{"asset":"BTC","quantity":"0.5","direction":"in"},
             {"asset":"USD","quantity":"20000","direction":"out"}]}'

curl -s $API/v1/holdings -H "Authorization: Bearer $TOKEN"
\`\`\``;

const SECTIONS: readonly (readonly [string, string])[] = [
  ['Quick start', QUICK_START],
  [
    'Idempotency',
    'Every write takes an `Idempotency-Key` of your choice, 1 to 255 visible characters. The same key with the same request gets the first answer again, for seven days; with another request it is refused (`IdempotencyKeyReused`). So a request that got no answer can always be sent again.',
  ],
  [
    'Consistency tokens',
    'A write answers with a `Consistency-Token`. Send it with a read, and that read shows this write and all your earlier ones, or answers 503 `NotYetConsistent` with `Retry-After`. Without it a read answers at once, and `complete` says whether something is still on its way.',
  ],
  [
    'Paging',
    'Lists answer `items` and `nextCursor`. Send that as `cursor`, with the same query, until it is `null`. `limit` is 100 unless given, and at most 1,000. A page may hold fewer items than the limit.',
  ],
  ['Large answers', 'An answer that is too large to send is a 303 to a place that keeps it for a short time.'],
  [
    'Webhooks',
    'The events below are sent to the endpoints that ask for them, signed by the Standard Webhooks specification. They come at least once and in any order: `eventId` tells what you have seen, `stream.version` what came after what.',
  ],
  [
    'Errors',
    `Every refusal is \`application/problem+json\` (RFC 9457) with \`type\`, \`title\`, \`status\`, \`code\`, \`detail\` and \`instance\` (the id of the request, to be named in a report). Bad input has \`errors\` with the \`path\` and \`message\` of each field.\n\n<details><summary>Every code, its status and what it means</summary>\n\n${problemTable()}\n\n</details>`,
  ],
];

/** As Markdown. */
export const apiIntroduction = (): string => SECTIONS.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
