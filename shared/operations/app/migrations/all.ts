import { modelVersions } from './m0001-model-versions.ts';
import { marketData } from './m0002-market-data.ts';
import { taxReports } from './m0003-tax-reports.ts';
import { lotSelections } from './m0004-lot-selections.ts';
import { portfolios } from './m0005-portfolios.ts';
import { adoptedPrices } from './m0006-adopted-prices.ts';
import { movedAssets } from './m0007-moved-assets.ts';
import { ledger } from './m0008-ledger.ts';
import { transferSchedules } from './m0009-transfer-schedules.ts';
import { compliance } from './m0010-compliance.ts';
import { corporateActions } from './m0011-corporate-actions.ts';
import { shortBodies } from './m0012-short-bodies.ts';
import { carriedHeads } from './m0013-carried-heads.ts';
import type { Migration } from './migration.ts';

/** All migrations, in the order in which they are applied. One that was released is never changed: write another. */
export const MIGRATIONS: readonly Migration[] = [
  modelVersions,
  marketData,
  taxReports,
  lotSelections,
  portfolios,
  adoptedPrices,
  movedAssets,
  ledger,
  transferSchedules,
  compliance,
  corporateActions,
  shortBodies,
  carriedHeads,
];
