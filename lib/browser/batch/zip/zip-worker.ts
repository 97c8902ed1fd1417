import { unpackZip, type ZipReply, type ZipTask } from './unpack-zip';

/** Unpacks one archive, off the page's main thread. */
addEventListener('message', ({ data: { archive, path, room } }: MessageEvent<ZipTask>) => {
  void (async () => {
    for await (const message of unpackZip(archive, path, room)) reply(message);
    reply({ type: 'done' });
  })();
});

function reply(message: ZipReply): void {
  // Files cross by reference.
  postMessage(message);
}
