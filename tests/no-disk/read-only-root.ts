/**
 * Runs what follows where nothing can be written at all. The whole tree is read-only, and there is no temporary folder,
 * not even shared memory under /dev.
 */
export const READ_ONLY_ROOT = [
  ...['bwrap', '--ro-bind', '/', '/', '--dev', '/dev', '--remount-ro', '/dev', '--proc', '/proc'],
  ...['--die-with-parent', '--'],
];
