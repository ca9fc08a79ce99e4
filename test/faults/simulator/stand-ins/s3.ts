/** Stands in for `shared/adapters/s3.ts`: files are those of the world, and no commit is so big that it needs one. */
import type { ObjectStore } from '../../../../shared/kernel/objects.ts';
import type { BodyStore } from '../../../../shared/kernel/store/bodies.ts';
import { services } from '../reachable.ts';

export const s3Objects = (): ObjectStore => ({
  put: (...given) => services().files.put(...given),
  get: (...given) => services().files.get(...given),
  stream: (...given) => services().files.stream(...given),
  delete: (...given) => services().files.delete(...given),
  size: (...given) => services().files.size(...given),
  uploadUrl: (...given) => services().files.uploadUrl(...given),
  downloadUrl: (...given) => services().files.downloadUrl(...given),
});

const tooBig = (): Promise<never> => Promise.reject(new Error('no commit of the simulator is that big'));
export const objectBodies = (): BodyStore => ({ put: tooBig, get: tooBig });
