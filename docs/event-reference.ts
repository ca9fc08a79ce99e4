/** The event reference, `docs/events.md`: every event type and version, from contracts, golden fixtures and wiring. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventContract } from '../shared/kernel/events/contract.ts';
import { registry } from '../shared/registry.ts';
import { type EventStream, type EventVersion, eventsMarkdown } from './events-markdown.ts';
import { type GeneratedFiles, ROOT } from './generated-files.ts';
import { type CommentedSource, commentsOf } from './schema-comments.ts';
import { fieldsOf } from './schema-fields.ts';

const isEventContract = (exported: unknown): exported is EventContract =>
  typeof exported === 'object' && exported !== null && 'streamType' in exported && 'schemaOf' in exported;

const versionsOf = (contract: EventContract, type: string): readonly number[] =>
  Array.from({ length: contract.latestVersion(type) ?? 0 }, (_, index) => index + 1);

const readVersion = async (
  where: { readonly context: string; readonly contract: EventContract; readonly source: CommentedSource },
  type: string,
  version: number,
): Promise<EventVersion> => {
  const schema = where.contract.schemaOf(type, version);
  if (!schema) throw new Error(`${type} has no version ${version}`);
  const fixture = `test/fixtures/events/${where.context}/${type}.v${version}.json`;
  return {
    type,
    version,
    description: where.source.typeComment(type),
    fields: fieldsOf(schema, where.source.fieldComments(type, version)),
    example: JSON.parse(await readFile(join(ROOT, fixture), 'utf8')),
  };
};

/** Consumers of a stream type as wired, and what each other function with access to it may do there. */
const usersOf = (streamType: string): Pick<EventStream, 'consumers' | 'users'> => {
  const delivers = ({ streamTypes }: { readonly streamTypes: readonly string[] }): boolean =>
    streamTypes.includes(streamType);
  const consumers = registry.flatMap(({ consumers: wired }) => wired).filter(delivers);
  const taking = new Set(consumers.map((consumer) => consumer.function));
  const others = registry.flatMap(({ functions }) => functions).filter(({ name }) => !taking.has(name));
  const users = others.flatMap(({ name, permissions }) => {
    const access = permissions.flatMap((granted) =>
      granted.kind === 'events' && delivers(granted) ? granted.access : [],
    );
    return access.length === 0 ? [] : [{ name, access }];
  });
  return { consumers, users };
};

const readStreams = async (file: string): Promise<readonly EventStream[]> => {
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(ROOT, file)).href);
  const [, context = ''] = file.split('/');
  const source = commentsOf(join(ROOT, file));
  return Promise.all(
    Object.values(exported)
      .filter(isEventContract)
      .map(async (contract) => ({
        context,
        streamType: contract.streamType,
        source: file,
        ...usersOf(contract.streamType),
        versions: await Promise.all(
          contract.types.flatMap((type) =>
            versionsOf(contract, type).map((version) => readVersion({ context, contract, source }, type, version)),
          ),
        ),
      })),
  );
};

/** @throws when a version of an event has no golden fixture. */
export const eventReference = async (): Promise<GeneratedFiles> => {
  const files = globSync('shared/*/contract/*events.ts', { cwd: ROOT }).toSorted();
  const streams = await Promise.all(files.map(readStreams));
  return { 'docs/events.md': eventsMarkdown(streams.flat()) };
};
