import './spill-threshold';
import '@/lib/server/inference/worker-main';
import { BytePipe } from '@/lib/server/inference/byte-pipe';
import { sharp } from '@/lib/server/image/sharp';

/**
 * An inference child with a planted fault. Without the switch that keeps libvips in memory, it asks for a picture's
 * statistics. One of more than 100 MB goes through an unnamed temporary file.
 */
// eslint-disable-next-line @typescript-eslint/unbound-method -- called on its own object, below
const { receive } = BytePipe.prototype;
BytePipe.prototype.receive = async function (this: BytePipe, length) {
  const picture = await receive.call(this, length);
  void sharp(picture).stats();
  return picture;
};
