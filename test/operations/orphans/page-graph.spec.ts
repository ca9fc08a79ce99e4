import { describe, expect, it } from 'vitest';
import { type PageGraph, referencesIn, unreachable } from '../../../shared/operations/app/orphans/page-graph.ts';

const [A, B, C, D] = ['attempt_AAA_1', 'attempt_AAA_2', 'attempt_BBB_1', 'attempt_BBB_2'] as const;
const graph = (edges: Readonly<Record<string, readonly string[] | undefined>>): PageGraph =>
  new Map(Object.entries(edges).map(([ref, own]) => [ref, own && new Set(own)]));

describe('pages that nothing refers to', () => {
  it('are those that can not be reached, over other pages or at once', () => {
    const pages = graph({ [A]: [B, 'not a page'], [B]: [], [C]: [D], [D]: [C] });
    expect(unreachable(pages, new Set([A]))).toEqual([C, D]);
    expect(unreachable(pages, new Set([A, C]))).toEqual([]);
    expect(unreachable(pages, new Set())).toEqual([A, B, C, D]);
  });

  it('are not known while a page on the way does not open; one aside does no harm', () => {
    expect(unreachable(graph({ [A]: undefined, [B]: [] }), new Set([A]))).toBeUndefined();
    expect(unreachable(graph({ [A]: [], [B]: undefined }), new Set([A]))).toEqual([B]);
  });

  it('are never those under a name that no reference has', () => {
    expect(unreachable(graph({ short: [], [A]: [] }), new Set())).toEqual([A]);
  });

  it('are looked for in every text of a state, however deep', () => {
    const state = {
      maps: { lots: { nodes: [{ from: '', page: A, leaves: 2 }] } },
      last: [B, 7, null, 'short'],
      [C]: 1,
    };
    expect([...referencesIn(state)]).toEqual([A, B]);
  });
});
