/**
 * The parts of fauxqs 2.4.1 that its package doesn't export. Its own `startFauxqs` listens on every interface of the
 * machine, whatever `host` says, so the host puts the parts together itself and lets nothing listen at all.
 */
import { DatabaseSync } from 'node:sqlite';
import { buildApp } from 'fauxqs';
import { PersistenceManager } from '../../../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../../../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../../../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { INVALID_MESSAGE_BODY_CHAR } from '../../../node_modules/fauxqs/dist/sqs/sqsTypes.js';
import { REGION } from '../template/identity.ts';

// SQS takes all of #x9 #xA #xD #x20-#xD7FF #xE000-#xFFFD #x10000-#x10FFFF; this pattern lacks the `u` flag, and so
// refuses every character of the last range.
const UNFIT_FOR_SQS = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
Object.defineProperty(INVALID_MESSAGE_BODY_CHAR, 'test', { value: (text: string) => UNFIT_FOR_SQS.test(text) });

export type FauxqsApp = ReturnType<typeof buildApp>;

/** The app answers injected requests only. `dir` holds its database, as `startFauxqs` would lay it out. */
export const buildFauxqs = (dir: string): FauxqsApp => {
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(dir);
  // Outlives the process whenever it is killed. Only a power cut may take the last moments, and those the sweeper and
  // the senders' own retries bring back; a disk flush per message would cost milliseconds of the host's one thread.
  const database: unknown = Reflect.get(persistence, 'db');
  if (database instanceof DatabaseSync) database.exec('PRAGMA synchronous = NORMAL');
  // Loading first and attaching after, as fauxqs does: attached, loading would delete the rows it reads.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  stores.sqsStore.persistence = persistence;
  stores.s3Store.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  const app = buildApp({ logger: false, defaultRegion: REGION, stores });
  app.addHook('preClose', (done) => {
    persistence.close();
    done();
  });
  return app;
};
