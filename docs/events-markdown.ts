/** The readable form of the event reference. */
import type { ConsumerWiring, EventAccess } from '../shared/kernel/wiring.ts';
import type { Field } from './schema-fields.ts';

export interface EventVersion {
  readonly type: string;
  readonly version: number;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly example: unknown;
}

export interface EventStream {
  readonly context: string;
  readonly streamType: string;
  /** Path of the contract. */
  readonly source: string;
  readonly consumers: readonly ConsumerWiring[];
  /** Functions that have access to the stream without consuming its messages. */
  readonly users: readonly { readonly name: string; readonly access: readonly EventAccess[] }[];
  readonly versions: readonly EventVersion[];
}

const anchor = ({ type, version }: EventVersion): string => `${type.toLowerCase()}-v${version}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const code = (text: string): string => `\`${text}\``;

const fieldTable = (fields: readonly Field[]): string =>
  [
    '| field | type | |',
    '|---|---|---|',
    ...fields.map(({ path, type, required, description }) => {
      const said = [...(required ? [] : ['Optional.']), description].filter((text) => text !== '').join(' ');
      return `| ${code(path)} | ${cell(type)} | ${cell(said)} |`;
    }),
  ].join('\n');

const versionLines = (event: EventVersion): readonly string[] => [
  `### <a id="${anchor(event)}"></a>${event.type}, version ${event.version}`,
  ...(event.description === '' ? [] : [event.description]),
  fieldTable(event.fields),
  `\`\`\`json\n${JSON.stringify(event.example, undefined, 2)}\n\`\`\``,
];

const consumerText = ({ name, projection, function: by }: ConsumerWiring): string =>
  `${code(name)} (${by}${projection === undefined ? '' : `, moves the cursors of the projection ${code(projection)}`})`;

const streamLines = (stream: EventStream): readonly string[] => [
  `## ${stream.context}: stream \`${stream.streamType}\``,
  [
    `- Decided on and appended by: ${stream.context}`,
    `- Consumers: ${stream.consumers.map(consumerText).join(', ') || 'none'}`,
    `- Other functions with access: ${stream.users.map(({ name, access }) => `${code(name)} (${access.join(', ')})`).join(', ') || 'none'}`,
    `- Contract: [\`${stream.source}\`](../${stream.source})`,
  ].join('\n'),
  ...stream.versions.flatMap(versionLines),
];

const indexTable = (streams: readonly EventStream[]): string =>
  [
    '| event | version | stream | context |',
    '|---|---|---|---|',
    ...streams.flatMap(({ context, streamType, versions }) =>
      versions.map(
        (event) => `| [${event.type}](#${anchor(event)}) | ${event.version} | ${code(streamType)} | ${context} |`,
      ),
    ),
  ].join('\n');

/** The whole reference as Markdown. */
export const eventsMarkdown = (streams: readonly EventStream[]): string =>
  `${[
    '# Events',
    'Generated from the contracts in `shared/*/contract/`, the golden fixtures in `test/fixtures/events/` and the wiring of the contexts by `docs/generate-events.ts`. A consumer is delivered every commit of a stream, whatever events it holds. A decimal is a string of plain digits with an optional sign and point; a time is ISO 8601 in UTC with milliseconds.',
    indexTable(streams),
    ...streams.flatMap(streamLines),
  ].join('\n\n')}\n`;
