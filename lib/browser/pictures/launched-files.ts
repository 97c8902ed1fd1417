import 'client-only';

/** What browsers have that let an installed app open files. */
interface LaunchWindow {
  readonly launchQueue?: {
    readonly setConsumer: (
      consumer: (launch: { readonly files?: readonly { readonly getFile: () => Promise<File> }[] }) => void,
    ) => void;
  };
}

/**
 * Calls back with the pictures that the visitor opens with the installed app, now and later. Those that cannot be read any
 * more are left out. Returns the way to stop.
 */
export function watchLaunchedFiles(onFiles: (files: readonly File[]) => void): () => void {
  let isWanted = true;
  (globalThis as LaunchWindow).launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.allSettled(files.map((handle) => handle.getFile())).then((read) => {
      const there = read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      if (isWanted && there.length > 0) onFiles(there);
    });
  });
  return () => {
    isWanted = false;
  };
}
