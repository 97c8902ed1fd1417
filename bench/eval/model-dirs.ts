import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Where models are looked for, as the service does: what was pulled, then what ships with the program. */
export const MODEL_DIRS = [process.env.MODEL_DIR || 'installed-models', 'models'].map((folder) =>
  path.resolve(root, folder),
);
