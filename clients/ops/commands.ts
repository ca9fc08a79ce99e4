/** All commands, a file for each group. */
import type { Command } from './command.ts';
import { assets } from './commands/assets.ts';
import { audit } from './commands/audit.ts';
import { backfills } from './commands/backfills.ts';
import { commits } from './commands/commits.ts';
import { deliveries } from './commands/deliveries.ts';
import { generations } from './commands/generations.ts';
import { halts } from './commands/halts.ts';
import { health } from './commands/health.ts';
import { messages } from './commands/messages.ts';
import { migrations } from './commands/migrations.ts';
import { orphans } from './commands/orphans.ts';
import { parameters } from './commands/parameters.ts';
import { prices } from './commands/prices.ts';
import { reconciliation } from './commands/reconciliation.ts';
import { repair } from './commands/repair.ts';
import { replays } from './commands/replays.ts';
import { sources } from './commands/sources.ts';
import { trace } from './commands/trace.ts';
import { verify } from './commands/verify.ts';

export const commands: readonly Command[] = [
  ...audit,
  ...verify,
  ...trace,
  ...commits,
  ...orphans,
  ...migrations,
  ...health,
  ...halts,
  ...messages,
  ...deliveries,
  ...repair,
  ...replays,
  ...generations,
  ...assets,
  ...sources,
  ...prices,
  ...backfills,
  ...parameters,
  ...reconciliation,
];
