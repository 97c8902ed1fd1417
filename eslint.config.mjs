import js from '@eslint/js';
import next from '@next/eslint-plugin-next';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What would put a picture on disk or keep it: banned where pictures are handled. */
const writesToDisk = [
  {
    // Called on an object (`fs.writeFile`, `promises.open`) or by name, with or without Sync.
    selector:
      ':matches(CallExpression[callee.property.name=/^(writeFile|appendFile|createWriteStream|mkdtemp|mkdir|rename|link|symlink|copyFile|cp|truncate|ftruncate|mkdtempDisposable)(Sync)?$/], CallExpression[callee.name=/^(writeFile|appendFile|createWriteStream|mkdtemp|mkdir|rename|link|symlink|copyFile|cp|truncate|ftruncate|mkdtempDisposable)(Sync)?$/])',
    message: 'Pictures stay in memory: nothing under lib/server writes to disk.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(toFile|stats|dz|tile)$/]',
    message: 'Pictures stay in memory: toFile() writes, and stats() makes libvips spill.',
  },
  {
    selector:
      ':matches(CallExpression[callee.property.name=/^open(Sync)?$/], CallExpression[callee.name=/^open(Sync)?$/])[arguments.length>1]:not([arguments.1.value="r"])',
    message: 'Pictures stay in memory: files are opened for reading only ("r").',
  },
  {
    // Named only: it is imported by name.
    selector:
      ':matches(CallExpression[callee.name=createReadStream] > ObjectExpression > *:not([key.name=/^(start|end)$/][computed=false]), CallExpression[callee.name=createReadStream][arguments.length>1]:not([arguments.1.type=ObjectExpression]))',
    message: 'Pictures stay in memory: flags could make a reader open for writing.',
  },
  {
    selector: ':matches(CallExpression[callee.property.name=tmpdir], CallExpression[callee.name=tmpdir])',
    message: 'There are no temporary files here.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(writeHeapSnapshot|writeReport|getHeapSnapshot)$/]',
    message: 'A snapshot of the heap holds pictures.',
  },
  {
    selector: 'ImportExpression[source.value=/^(node:)?fs/]',
    message: 'Import what reads by name, at the top of the file.',
  },
];

/** What reads, of Node's file modules; everything else there writes. */
const READS_FILES = [
  'createReadStream',
  'readFile',
  'readFileSync',
  'existsSync',
  'stat',
  'statSync',
  'readdir',
  'watchFile',
  'constants',
];
const fileModules = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises'].map((name) => ({
  name,
  allowImportNames: READS_FILES,
  message: 'Pictures stay in memory: lib/server imports only what reads files, by name.',
}));

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.next',
      'dist',
      'public',
      'installed-models',
      // AssemblyScript: its own compiler checks it.
      'lib/core/kernels/assembly',
      'next-env.d.ts',
      'playwright-report',
      'test-results',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['lib/server/**/*.ts', 'app/api/**/*.ts', 'middleware.ts', 'instrumentation.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...writesToDisk],
      'no-restricted-imports': ['error', { paths: fileModules }],
    },
  },
  {
    files: ['bench/**/*.ts', '**/*.test.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['{app,components}/**/*.tsx'],
    plugins: { '@next/next': next, 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
    },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
);
