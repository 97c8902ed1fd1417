import { afterEach, expect, it, vi } from 'vitest';
import { watchLaunchedFiles } from './use-picture-intake';

type Consumer = (launch: { files?: { getFile: () => Promise<File> }[] }) => void;

/** A browser's queue of launches; the test launches. */
function stubQueue() {
  let launch: Consumer | undefined;
  vi.stubGlobal('launchQueue', {
    setConsumer: (consumer: Consumer) => {
      launch = consumer;
    },
  });
  return (...files: Promise<File>[]) => launch!({ files: files.map((file) => ({ getFile: () => file })) });
}

const photo = new File(['x'], 'a.jpg');
const settle = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.unstubAllGlobals());

it('hands over what is opened with the app, without what has gone', async () => {
  const launch = stubQueue();
  const got: (readonly File[])[] = [];
  watchLaunchedFiles((files) => got.push(files));
  launch(Promise.resolve(photo), Promise.reject(new DOMException('gone', 'NotFoundError')));
  await settle();
  expect(got).toEqual([[photo]]);
});

it('says nothing of a launch without files, nor after it was stopped', async () => {
  const launch = stubQueue();
  const tell = vi.fn();
  const stop = watchLaunchedFiles(tell);
  launch();
  launch(Promise.resolve(photo));
  stop();
  await settle();
  expect(tell).not.toHaveBeenCalled();
});

it('is content with browsers that open no files with apps', () => {
  expect(() => watchLaunchedFiles(() => undefined)()).not.toThrow();
});
