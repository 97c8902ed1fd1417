import 'server-only';

/**
 * Lets whoever else waits go first. Reading 35 MB of text takes longer than a question after the service's health may.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
