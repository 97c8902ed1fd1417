import { writeFileSync } from 'node:fs';
import '@/lib/server/inference/worker-main';
import { BytePipe } from '@/lib/server/inference/byte-pipe';

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the pipe it belongs to
const { receive } = BytePipe.prototype;

/** An inference child with a planted fault: it keeps what it is given, in a file beside the server. */
BytePipe.prototype.receive = async function (length) {
  const bytes = await receive.call(this, length);
  writeFileSync('kept-upload', bytes);
  return bytes;
};
