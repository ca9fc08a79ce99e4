/** What is generated is what the sources say. */
import { describe, expect, it } from 'vitest';
import { apiReference } from '../../docs/api-reference.ts';
import { eventReference } from '../../docs/event-reference.ts';
import { staleFiles } from '../../docs/generated-files.ts';
import { registry } from '../../shared/registry.ts';

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

  it('describes every route of the registry, and no other', async () => {
    const document: { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> } = JSON.parse(
      (await apiReference())['docs/api/openapi.json'] ?? '',
    );
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wired = registry.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
    expect(described.toSorted()).toEqual(wired.toSorted());
  });
});

describe('a stale file', () => {
  it('is named', async () => {
    const files = await eventReference();
    const altered = { ...files, 'docs/events.md': `${files['docs/events.md']} `, 'docs/none.md': 'new' };
    expect(await staleFiles(altered)).toEqual(['docs/events.md', 'docs/none.md']);
  });
});
