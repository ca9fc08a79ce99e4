import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from './log.ts';

/** Structured log lines by Powertools; `service` is the function's name in the wiring. */
export const powertoolsLog = (service: string): Log => {
  const logger = new Logger({ serviceName: service });
  return {
    info: (message, fields) => logger.info(message, { ...fields }),
    error: (message, fields) => logger.error(message, { ...fields }),
  };
};
