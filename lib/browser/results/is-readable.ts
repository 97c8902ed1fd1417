/* Also runs in a worker: no DOM here. */

/**
 * Whether there is something behind a blob. A browser that is out of room makes some with nothing, without a word. A
 * file may have been deleted, or lie in a cloud that does not answer.
 */
export async function isReadable(blob: Blob): Promise<boolean> {
  try {
    // A part of nothing is not looked for. A file that is gone has no size, either, in some browsers.
    await (blob.size === 0 ? blob : blob.slice(0, 1)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
