import { describe, expect, test } from 'vitest';
import type { PortfolioId } from '../../../shared/portfolio/contract/portfolio.ts';
import type { PortfolioEvent } from '../../../shared/portfolio/contract/portfolio-events.ts';
import {
  archive,
  change,
  create,
  restore,
  setPolicy,
  setTargets,
} from '../../../shared/portfolio/domain/portfolios/decide.ts';
import { openingTransactions } from '../../../shared/portfolio/domain/portfolios/opening-transactions.ts';
import { evolve, type Portfolios } from '../../../shared/portfolio/domain/portfolios/portfolios.ts';
import { at } from '../journal.ts';

const ID = '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10' as PortfolioId;
const NOW = '2026-01-15T09:30:00.000Z';
const INPUT = { name: 'mine', baseCurrency: 'EUR', riskLevel: 'balanced' as const, description: '', members: {} };

type Decided = ReturnType<typeof change>;
const given = (...events: readonly PortfolioEvent[]): Portfolios => events.reduce(evolve, {});
const code = (decided: Decided): string | undefined => ('refused' in decided ? decided.code : undefined);
const types = (decided: Decided): readonly string[] => ('refused' in decided ? [] : decided.map(({ type }) => type));

const createdIn = (portfolios: Portfolios, portfolioId = ID, input = INPUT): Decided =>
  create(portfolios, { portfolioId, input, transactionIds: [], now: NOW });
const CREATED: PortfolioEvent = {
  type: 'PortfolioCreated',
  data: { portfolioId: ID, ...INPUT, transactionIds: [], createdAt: NOW },
};
const ARCHIVED: PortfolioEvent = { type: 'PortfolioArchived', data: { portfolioId: ID, archivedAt: NOW } };
const one = { portfolioId: ID, now: NOW };

describe('a portfolio', () => {
  test('is created, changed and put away, and its version counts that', () => {
    expect(createdIn({})).toEqual([CREATED]);
    const changed = change(given(CREATED), { ...one, patch: { name: 'ours', baseCurrency: 'EUR' } });
    expect(changed).toMatchObject([{ type: 'PortfolioChanged', data: { changes: { name: 'ours' } } }]);
    expect(given(CREATED, ARCHIVED)[ID]).toMatchObject({ version: 2, status: 'archived', archivedAt: NOW });
    expect(types(archive(given(CREATED), one))).toEqual(['PortfolioArchived']);
    expect(types(restore(given(CREATED, ARCHIVED), one))).toEqual(['PortfolioRestored']);
  });

  test('that is as it is asked to be gives no event', () => {
    expect(change(given(CREATED), { ...one, patch: { name: 'mine', members: {} } })).toEqual([]);
    expect(setTargets(given(CREATED), { ...one, targets: [] })).toEqual([]);
    expect(setPolicy(given(CREATED), { ...one, policy: null })).toEqual([]);
    expect(restore(given(CREATED), one)).toEqual([]);
    expect(archive(given(CREATED, ARCHIVED), one)).toEqual([]);
  });

  test('that is archived is not changed, nor one of another version than was read', () => {
    const archived = given(CREATED, ARCHIVED);
    expect(code(change(archived, { ...one, patch: { name: 'x' } }))).toBe('PortfolioArchived');
    expect(code(setTargets(archived, { ...one, targets: [{ asset: 'A', percent: '100' }] }))).toBe('PortfolioArchived');
    expect(code(change(archived, { ...one, ifMatch: 1, patch: { name: 'x' } }))).toBe('VersionConflict');
    expect(code(restore(archived, { ...one, ifMatch: 2 }))).toBeUndefined();
    expect(code(archive({}, one))).toBe('NotFound');
  });

  test('finds no room beyond what one head can hold', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`p${at}`, given(CREATED)[ID]]));
    expect(code(createdIn(many as Portfolios))).toBe('TooManyPortfolios');
    const accounts = Array.from({ length: 100 }, (_, at) => `${at}`.padEnd(100, 'x'));
    const full = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`p${at}`, { ...given(CREATED)[ID], members: { accounts } }]),
    );
    expect(code(createdIn(full as Portfolios))).toBe('TooManyPortfolios');
    expect(code(createdIn({}))).toBeUndefined();
  });

  test('begins with purchases at what they cost, and with money as deposits', () => {
    const held = { quantity: '3', price: '0.5', at: at('2025-05-01'), account: 'depot' };
    const opened = openingTransactions(
      [
        { ...held, asset: 'ACME' },
        { ...held, asset: 'CHF', currency: 'USD' },
      ],
      { portfolioId: ID, baseCurrency: 'EUR', now: NOW },
    );
    expect(opened).toMatchObject({
      transactions: [
        { type: 'buy', externalId: `portfolio:${ID}:0`, value: { currency: 'EUR', amount: '1.5' } },
        { type: 'deposit', externalId: `portfolio:${ID}:1`, value: { currency: 'USD', amount: '1.5' } },
      ],
    });
  });
});
