import { randomUUID } from 'node:crypto';
import type { ScheduleModel } from '../template/model.ts';

/** What a schedule hands its function: its input with the context attributes filled in, else AWS's default event. */
export function scheduledPayload(
  schedule: ScheduleModel,
  due: { atMs: number; attempt: number; region: string; accountId: string },
): string {
  const id = randomUUID();
  const time = `${new Date(due.atMs).toISOString().slice(0, 19)}Z`;
  if (schedule.input !== undefined) {
    return schedule.input
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
      .replaceAll('<aws.scheduler.execution-id>', id)
      .replaceAll('<aws.scheduler.attempt-number>', String(due.attempt));
  }
  const scheduler = schedule.kind === 'scheduler';
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: scheduler ? 'aws.scheduler' : 'aws.events',
    account: due.accountId,
    time,
    region: due.region,
    resources: [schedule.arn],
    detail: scheduler ? '{}' : {},
  });
}
