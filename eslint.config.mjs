import js from '@eslint/js';
import next from '@next/eslint-plugin-next';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What would put a picture on disk or keep it: banned where pictures are handled. */
const writesToDisk = [
  {
    selector:
      'CallExpression[callee.property.name=/^(toFile|stats|writeFile|writeFileSync|appendFile|createWriteStream|mkdtemp)$/]',
    message:
      'Pictures stay in memory: nothing under lib/server writes to disk (stats() makes libvips spill).',
  },
  { selector: 'CallExpression[callee.property.name=tmpdir]', message: 'There are no temporary files here.' },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.next',
      'dist',
      'public',
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
  { files: ['lib/server/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...writesToDisk] } },
  {
    files: ['bench/**/*.ts', '**/*.test.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
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
