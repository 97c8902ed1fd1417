import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { readAnalytics } from './lib/config/analytics';
import { ANALYTICS_VALUES } from './lib/config/analytics-values';
import { OPERATOR_VALUES, readOperator } from './lib/config/operator';
import { POLICY_VALUES, readPolicyChange } from './lib/config/policy';
import { engineOrigins, PUBLIC_VALUES, readPublicConfig } from './lib/config/public';
import { MAX_BASE64_BODY_BYTES, MAX_MULTIPART_OVERHEAD_BYTES } from './lib/contracts/limits';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Read by the build, so that no page brings a parser of ICU messages.
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

const { config: publicConfig, errors: publicErrors } = readPublicConfig(PUBLIC_VALUES);
const errors = [
  ...publicErrors,
  ...readAnalytics(ANALYTICS_VALUES).errors,
  ...readOperator(OPERATOR_VALUES).errors,
  ...readPolicyChange(POLICY_VALUES).errors,
];
if (errors.length > 0) throw new Error(errors.join('\n'));

/** For whatever neither middleware nor a handler answers; what they set themselves takes precedence. */
const REFUSE_ALL = "default-src 'none'; frame-ancestors 'none'";
/** A worker has the policy of its own script's response, not its page's. Files of the build need no other. */
const WORKER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  ["connect-src 'self'", ...engineOrigins(publicConfig)].join(' '),
].join('; ');

/** A variable that is not set is baked in as an empty one. */
const orEmpty = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));

const answeredWith = (policy: string) => [
  { key: 'Content-Security-Policy', value: policy },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
];

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // What is rendered later is kept for everybody: its title belongs into the head, however long that takes.
  htmlLimitedBots: /./,
  // Baked into the server, too, where it is not set. Its policies are to name what this build's pages ask for.
  env: {
    NEXT_PUBLIC_API_BASE: publicConfig.apiBaseUrl ?? '',
    NEXT_PUBLIC_MODEL_BASE_URL: publicConfig.modelBaseUrl ?? '',
    NEXT_PUBLIC_ORT_BASE_URL: publicConfig.ortBaseUrl ?? '',
    ...orEmpty(ANALYTICS_VALUES),
    ...orEmpty(OPERATOR_VALUES),
    ...orEmpty(POLICY_VALUES),
  },
  // Normalized, a request to 127.0.0.1 shows localhost. The rewrite to the page for unknown addresses would then go
  // through the network as if to another host.
  skipProxyUrlNormalize: true,
  headers: () =>
    Promise.resolve(
      // `next dev` evaluates strings in workers, too.
      process.env.NODE_ENV === 'development'
        ? []
        : [
            { source: '/:path*', headers: answeredWith(REFUSE_ALL) },
            { source: '/_next/static/:path*', headers: answeredWith(WORKER_POLICY) },
          ],
    ),
  // The optimizer would cache pictures on disk; no picture of a visitor ever goes through it.
  images: { unoptimized: true },
  // `npm run check` checks types once, for tests and tools as well.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Where middleware matches, Next cuts bodies here, in silence; the front refuses what is larger long before.
    proxyClientMaxBodySize: MAX_BASE64_BODY_BYTES + MAX_MULTIPART_OVERHEAD_BYTES,
    // Pages are rendered at build time; none is written back to disk while serving.
    isrFlushToDisk: false,
  },
  // Next traces imports only: the forked child, the weights and onnxruntime's shared library are read by path.
  outputFileTracingIncludes: {
    '/**': [
      // Middleware and the front look up which page an address means.
      './messages/*/pages/*.json',
      './models/*/manifest.json',
      './models/*/*.onnx',
      './dist/worker-main.mjs',
      './dist/cli/*.mjs',
      './node_modules/onnxruntime-node/package.json',
      `./node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/**`,
      './node_modules/onnxruntime-node/dist/**',
      './node_modules/onnxruntime-common/package.json',
      './node_modules/onnxruntime-common/dist/cjs/**',
      './node_modules/libheif-js/package.json',
      './node_modules/libheif-js/LICENSE',
      './node_modules/libheif-js/libheif-wasm/{LICENSE,libheif.js,libheif.wasm}',
      './node_modules/@imagemagick/magick-wasm/{package.json,NOTICE,dist/index.umd.cjs,dist/x86/magick.wasm}',
      './node_modules/sharp/**',
      './node_modules/@img/**',
      './node_modules/detect-libc/**',
      './node_modules/semver/**',
    ],
  },
};

export default withNextIntl(config);
