/** What is generated is what the sources say. */
import { describe, expect, it } from 'vitest';
import { apiReference } from '../../docs/api-reference.ts';
import { clientTypes } from '../../docs/client-types.ts';
import { eventReference } from '../../docs/event-reference.ts';
import { staleFiles } from '../../docs/generated-files.ts';
import { isOptional } from '../../shared/kernel/http/contract.ts';
import { codesOf } from '../../shared/kernel/http/openapi.ts';
import { PROBLEM_MEANINGS } from '../../shared/kernel/http/problem-meanings.ts';
import { PROBLEMS } from '../../shared/kernel/http/problems.ts';
import { registry } from '../../shared/registry.ts';
import { EVENT_TYPES } from '../../shared/webhooks/contract/event-types.ts';
import { routes } from '../support/routes.ts';

interface Content {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, unknown>> }>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}
interface Document {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: { readonly responses: Readonly<Record<string, Content>> };
}

const readDocument = async (): Promise<Document> => JSON.parse((await apiReference())['docs/api/openapi.json'] ?? '');
const document = await readDocument();
const examplesIn = (part: Content | undefined): readonly string[] =>
  Object.values(part?.content ?? {}).flatMap(({ examples }) => Object.keys(examples ?? {}));

describe('the event reference', () => {
  it('is current', async () => {
    expect(await staleFiles(await eventReference())).toEqual([]);
  });

  it('names every stream type that a consumer takes, and that consumer', async () => {
    const text = Object.values(await eventReference()).join();
    for (const { name, streamTypes } of registry.flatMap(({ consumers }) => consumers)) {
      for (const streamType of streamTypes) {
        const section = text.split(`: stream \`${streamType}\``)[1]?.split('\n## ')[0] ?? '';
        expect(section).toMatch(new RegExp(`^- Consumers: .*\`${name}\``, 'm'));
      }
    }
  });

  it('tells nested fields, their types and what the source says of them', async () => {
    const text = Object.values(await eventReference()).join();
    expect(text).toContain('| `entries[].amount` | decimal |  |');
    expect(text).toContain('| `entries[].direction` | `"debit"` or `"credit"` |  |');
    expect(text).toContain("Optional. What the fee was worth, in the currency of the transaction's `value`.");
  });
});

describe('the API reference', () => {
  it('is current', async () => {
    expect(await staleFiles(await apiReference())).toEqual([]);
  });

  it('describes every route of the registry, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wired = registry.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
    expect(described.toSorted()).toEqual(wired.toSorted());
  });
});

describe.each(routes)('$key in the reference', ({ contract }) => {
  const { requestBody, responses } = document.paths[contract.path]?.[contract.method.toLowerCase()] ?? {
    responses: {},
  };

  it('has an example of a request', () => {
    expect(Object.keys(contract.examples)).not.toEqual([]);
    if (contract.body !== undefined && !isOptional(contract.body)) expect(examplesIn(requestBody)).not.toEqual([]);
  });

  it('has an example of an answer, if it answers JSON', () => {
    const answers = Object.entries(contract.responses).filter(([, schema]) => schema !== null);
    const shown = answers.flatMap(([status]) => examplesIn(responses[status]));
    if (contract.mediaType === undefined && answers.length > 0) expect(shown).not.toEqual([]);
  });

  it('shows every code that it may refuse with, under its status', () => {
    for (const code of codesOf(contract)) {
      const response = responses[PROBLEMS[code].status];
      const named = document.components.responses[response?.$ref?.split('/').at(-1) ?? ''];
      expect(examplesIn(named)).toContain(code);
    }
  });
});

describe('the introduction', () => {
  it.each(Object.entries(PROBLEMS))('says what %s means', (code, { status }) => {
    const meaning = Object.entries(PROBLEM_MEANINGS).find(([name]) => name === code)?.[1] ?? '';
    expect(meaning).toMatch(/^.{10,}\.$/s);
    const [line = ''] = document.info.description.split('\n').filter((row) => row.startsWith(`| \`${code}\` |`));
    expect(line).toContain(`| ${status} |`);
    expect(line).toContain(meaning);
  });
});

describe('webhooks of the reference', () => {
  it('are the events that are offered, each with its schema and an example', () => {
    expect(Object.keys(document.webhooks)).toEqual(EVENT_TYPES);
    for (const { post } of Object.values(document.webhooks)) expect(examplesIn(post.requestBody)).toEqual(['event']);
  });
});

describe('the types of the client', () => {
  it('are current', async () => {
    expect(await staleFiles(await clientTypes())).toEqual([]);
  });
});

describe('a stale file', () => {
  it('is named', async () => {
    const files = await eventReference();
    const altered = { ...files, 'docs/events.md': `${files['docs/events.md']} `, 'docs/none.md': 'new' };
    expect(await staleFiles(altered)).toEqual(['docs/events.md', 'docs/none.md']);
  });
});
