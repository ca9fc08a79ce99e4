import { describe, expect, it } from 'vitest';
import type { CorporateAction, CorporateActionTerms } from '../../../shared/portfolio/contract/corporate-action.ts';
import { decideLook } from '../../../shared/portfolio/domain/corporate-actions/proposal.ts';
import { recordedBy } from '../../../shared/portfolio/domain/corporate-actions/recorded.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const TERMS: CorporateActionTerms = {
  ...{ proposalId: 'P', kind: 'split', asset: 'ACME', into: 'ACME', account: 'depot', date: '2022-06-01' },
  ...{ ratio: { to: 1, from: 10 }, quantityBefore: '10', quantityAfter: '1', obstacle: null },
};
const standing = (status: CorporateAction['status']): CorporateAction => ({
  ...{ ...TERMS, status, transactionId: null, acceptedBy: null, proposedAt: NOW, decidedAt: null },
});
const decided = (action: CorporateAction | undefined, terms: CorporateActionTerms | undefined) =>
  decideLook(action, terms, NOW).map(({ type }) => type);

describe('a look at what was held', () => {
  it.each(['accepted', 'declined'] as const)('leaves alone what was %s meanwhile', (status) => {
    expect([decided(standing(status), TERMS), decided(standing(status), undefined)]).toEqual([[], []]);
  });

  it('proposes what is new, has changed, or holds after all, and nothing twice', () => {
    expect(decided(undefined, TERMS)).toEqual(['CorporateActionProposed']);
    expect(decided(standing('withdrawn'), TERMS)).toEqual(['CorporateActionProposed']);
    expect(decided(standing('proposed'), { ...TERMS, quantityBefore: '20' })).toEqual(['CorporateActionProposed']);
    expect(decided(standing('proposed'), TERMS)).toEqual([]);
    expect(decided(standing('withdrawn'), undefined)).toEqual([]);
  });
});

it('fewer units for more are recorded as what goes out', () => {
  expect(recordedBy(TERMS).amounts).toEqual([{ asset: 'ACME', quantity: '9', direction: 'out' }]);
});
