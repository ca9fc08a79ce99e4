/** Why a user can't pair these by hand. What amounts and times leave open is theirs to know. */
import type { Issue } from '../../../kernel/errors.ts';
import { format, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Candidate } from './candidate.ts';
import { leftOf } from './derive.ts';
import type { Parts } from './proposal.ts';

/** Zones of time that an export leaves out differ by this much from the first to the last. */
const EARLY_MS_MAX = 26 * 3_600_000;

export function faultsOfPairing({ withdrawals, deposits }: Parts): readonly Issue[] {
  if (withdrawals.length > 1 && deposits.length > 1) {
    return [{ path: 'deposits', message: 'either one withdrawal or one deposit is paired, not several of both' }];
  }
  const faults = [
    ...withdrawals.flatMap((candidate, index) => sideFaults(candidate, 'withdrawal', `withdrawals.${index}`)),
    ...deposits.flatMap((candidate, index) => sideFaults(candidate, 'deposit', `deposits.${index}`)),
  ];
  return faults.length > 0 ? faults : [...placeFaults(withdrawals, deposits), ...amountFaults(withdrawals, deposits)];
}

const sideFaults = ({ side }: Candidate, wanted: Candidate['side'], path: string): readonly Issue[] =>
  side === wanted ? [] : [{ path, message: `is a ${side}, not a ${wanted}` }];

function placeFaults(withdrawals: readonly Candidate[], deposits: readonly Candidate[]): readonly Issue[] {
  const [first] = withdrawals;
  const lastEpochMs = Math.max(...withdrawals.map(({ epochMs }) => epochMs));
  const otherAsset = withdrawals.flatMap(({ asset }, index): Issue[] =>
    asset === first?.asset ? [] : [{ path: `withdrawals.${index}`, message: `is of ${asset}, not of ${first?.asset}` }],
  );
  const ofDeposits = deposits.flatMap(({ asset, account, epochMs }, index): Issue[] => {
    const path = `deposits.${index}`;
    if (asset !== first?.asset) return [{ path, message: `is of ${asset}, not of ${first?.asset}` }];
    if (withdrawals.some((withdrawal) => withdrawal.account === account)) {
      return [{ path, message: `came to the account that it left, ${account}` }];
    }
    if (epochMs < lastEpochMs - EARLY_MS_MAX) return [{ path, message: 'arrived more than a day before it left' }];
    return [];
  });
  return [...otherAsset, ...ofDeposits];
}

function amountFaults(withdrawals: readonly Candidate[], deposits: readonly Candidate[]): readonly Issue[] {
  const left = sum(withdrawals.map(leftOf));
  const arrived = sum(deposits.map(({ quantity }) => quantity));
  if (subtract(left, arrived) >= ZERO) return [];
  return [{ path: 'deposits', message: `${format(arrived)} arrived, more than the ${format(left)} that left` }];
}
