import { connect } from 'node:net';
import '@/lib/server/inference/worker-main';

/** An inference child with a planted fault: it calls somebody (nobody listens there). */
process.on('message', () => {
  connect(9, '127.0.0.1').on('error', () => undefined);
});
