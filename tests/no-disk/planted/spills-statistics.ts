import './spill-threshold';
import '@/lib/server/inference/worker-main';
import { sharp } from '@/lib/server/image/sharp';
import type { ToChild } from '@/lib/server/inference/messages';

/**
 * An inference child with a planted fault: without the switch that keeps libvips in memory, it asks for a
 * picture's statistics, and one of more than 100 MB goes through an unnamed temporary file.
 */
process.on('message', (message: ToChild) => {
  if (message.type === 'job') void sharp(message.upload).stats();
});
