import { writeFileSync } from 'node:fs';
import '@/lib/server/inference/worker-main';
import type { ToChild } from '@/lib/server/inference/messages';

/** An inference child with a planted fault: it keeps what it is given, in a file beside the server. */
process.on('message', (message: ToChild) => {
  if (message.type === 'job') writeFileSync('kept-upload', message.upload);
});
