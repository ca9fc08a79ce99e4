/** What must hold when the world has come to rest, whatever went wrong before. */
import { acknowledgedFaults } from './invariants/acknowledged.ts';
import { chainFaults } from './invariants/chains.ts';
import { derivedFaults } from './invariants/derived.ts';
import { haltFaults } from './invariants/halts.ts';
import { ledgerFaults } from './invariants/ledger.ts';
import { readModelFaults } from './invariants/read-models.ts';
import { repetitionFaults } from './invariants/repetitions.ts';
import { commitsOf } from './invariants/stored.ts';
import { strictFaults } from './invariants/strict.ts';
import { webhookFaults } from './invariants/webhooks.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

export async function violations(world: World, users: readonly User[]): Promise<string[]> {
  const found = [...chainFaults(world), ...haltFaults(world)];
  for (const user of users) {
    const commits = await commitsOf(world, user.tenant);
    found.push(
      ...(await acknowledgedFaults(user, commits)),
      ...ledgerFaults(commits),
      ...derivedFaults(commits),
      ...(await readModelFaults(user.tenant, commits)),
      ...(await strictFaults(world, commits)),
      ...(await webhookFaults(world, user, commits)),
    );
  }
  // Comes last: it asks for more.
  for (const user of users) found.push(...(await repetitionFaults(user)));
  return found;
}
