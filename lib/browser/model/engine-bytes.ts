import { DEFAULT_MANIFEST as manifest } from '@/lib/contracts/default-model';
import { ORT_WASM } from '@/lib/contracts/engine-files';

/** What the engine's files take of a device's storage. */
export const ENGINE_BYTES = manifest.bytes + ORT_WASM.bytes;

/** What a first download of them takes on the line. */
export const ENGINE_TRANSFER_BYTES = manifest.bytes + ORT_WASM.transferBytes;
