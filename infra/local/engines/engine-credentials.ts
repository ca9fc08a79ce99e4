/**
 * What the DynamoDB engine sees of every caller. AWS's DynamoDB Local keeps a database per access key and region, so all
 * must use one (and the template's region); who calls is the gateway's business.
 */
export const ENGINE_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
