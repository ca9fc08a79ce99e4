import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with transfers that are made later. */
export const transferSchedules: Migration = {
  id: '0009-transfer-schedules',
  description: 'Puts the versions of the models of schedules of transfers on record.',
  steps: modelSteps({
    'event/transfer-schedule/ScheduledTransferDelayed': 1,
    'event/transfer-schedule/ScheduledTransferExecuted': 1,
    'event/transfer-schedule/ScheduledTransferFailed': 1,
    'event/transfer-schedule/ScheduledTransfersSkipped': 1,
    'event/transfer-schedule/TransferScheduleCancelled': 1,
    'event/transfer-schedule/TransferScheduleChanged': 1,
    'event/transfer-schedule/TransferScheduleCompleted': 1,
    'event/transfer-schedule/TransferScheduleCreated': 1,
    'event/transfer-schedule/TransferSchedulePaused': 1,
    'event/transfer-schedule/TransferScheduleResumed': 1,
    'state/transfer-schedule': 1,
  }),
};
