import type { TransferSaga } from './facts.ts';
import { holdsFunds, inReview, isBanking, type Plan, running } from './plan-parts.ts';

/** What is still to be checked or held before it is sent; undefined when nothing is. */
export function planChecks({ transfer, facts }: TransferSaga): Plan | undefined {
  if (!facts.isValid)
    return { facts, to: running('validating'), reason: 'it is validated', effect: { name: 'Validate' } };
  if (isBanking(transfer) && !facts.isKnownCustomer) {
    return { facts, to: running('kyc'), reason: 'the customer is checked', effect: { name: 'CheckKyc' } };
  }
  if (isBanking(transfer) && !facts.compliance) {
    return {
      facts,
      to: running('compliance'),
      reason: 'it is checked against the law',
      effect: { name: 'CheckCompliance' },
    };
  }
  const { state, number: holdNumber } = facts.hold;
  if (holdsFunds(transfer) && state === 'none') {
    return {
      facts,
      to: running('balance-reserved'),
      reason: 'the funds are held',
      effect: { name: 'PlaceHold', holdNumber },
    };
  }
  if (facts.compliance?.decision !== 'review') return undefined;
  // What was found is for operators: to tell the user may be forbidden (Directive (EU) 2015/849, article 39).
  const message = 'It is looked at before it goes on.';
  return inReview(facts, holdsFunds(transfer) ? 'balance-reserved' : 'compliance', {
    code: 'ComplianceReview',
    message,
  });
}
