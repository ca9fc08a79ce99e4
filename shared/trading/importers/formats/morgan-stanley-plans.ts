/** What Morgan Stanley's stock plans are of. */
import { assetName } from '../brokers.ts';

/** Alphabet's plans bear the name of the kind of unit. Others are named as they are. */
const PLANS: Readonly<Record<string, string>> = { 'GSU Class A': 'GOOGL', 'GSU Class C': 'GOOG' };

export const planAsset = (plan: string): string =>
  (Object.hasOwn(PLANS, plan) ? PLANS[plan] : undefined) ?? assetName(plan);
