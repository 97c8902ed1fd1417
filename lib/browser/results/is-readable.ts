/* Also runs in a worker: no DOM here. */

/** Whether there is something behind a blob: a browser that is out of room makes some with nothing, without a word. */
export async function isReadable(blob: Blob): Promise<boolean> {
  try {
    await blob.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
