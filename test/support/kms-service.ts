/** KMS on a laptop: two operations, one master key, the encryption context authenticated. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type JsonService, ServiceError, startJsonService } from './json-service.ts';

export const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/tenants';

export function startKms(): Promise<JsonService> {
  const master = randomBytes(32);
  const place = (context: unknown): Buffer => Buffer.from(JSON.stringify(Object.entries(context ?? {}).sort()));
  return startJsonService('TrentService', (operation, input) => {
    if (input['KeyId'] !== KEY_ARN) throw new ServiceError('NotFoundException');
    if (operation === 'GenerateDataKey' && input['KeySpec'] === 'AES_256') {
      const [key, nonce] = [randomBytes(32), randomBytes(12)];
      const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(place(input['EncryptionContext']));
      const blob = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      return { KeyId: KEY_ARN, Plaintext: key.toString('base64'), CiphertextBlob: blob.toString('base64') };
    }
    if (operation !== 'Decrypt') throw new ServiceError('UnknownOperationException');
    const blob = Buffer.from(String(input['CiphertextBlob']), 'base64');
    try {
      const cipher = createDecipheriv('aes-256-gcm', master, blob.subarray(0, 12));
      cipher.setAAD(place(input['EncryptionContext'])).setAuthTag(blob.subarray(-16));
      const key = Buffer.concat([cipher.update(blob.subarray(12, -16)), cipher.final()]);
      return { KeyId: KEY_ARN, Plaintext: key.toString('base64') };
    } catch {
      throw new ServiceError('InvalidCiphertextException');
    }
  });
}
