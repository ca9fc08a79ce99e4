import type { LambdaFunction } from './function.ts';

/** The environment that Lambda itself gives a function (Developer Guide, "Defined runtime environment variables"). */
export function runtimeEnvironment(fn: LambdaFunction, options: { region: string; stream: string }): NodeJS.ProcessEnv {
  return {
    AWS_DEFAULT_REGION: options.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: fn.physicalName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.physicalName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: options.stream,
    AWS_REGION: options.region,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: fn.assetPath,
    LANG: 'en_US.UTF-8',
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    _HANDLER: fn.handler,
  };
}
