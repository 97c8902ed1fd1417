/** All that a worker has of Node's `process`: the bundler replaces `process.env.NEXT_PUBLIC_…` by its value. */
// Merges with Node's own declaration, where that is known.
// eslint-disable-next-line no-var
declare var process: NodeJS.Process;

declare namespace NodeJS {
  interface Process {
    env: ProcessEnv;
  }
  interface ProcessEnv {
    [name: string]: string | undefined;
  }
}
