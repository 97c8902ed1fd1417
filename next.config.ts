import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimizer would cache pictures on disk; no picture of a visitor ever goes through it.
  images: { unoptimized: true },
  // `npm run check` checks types once, for tests and tools as well.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Pages are rendered at build time; none is written back to disk while serving.
    isrFlushToDisk: false,
  },
  // Next traces imports only: the forked child, the weights and onnxruntime's shared library are read by path.
  outputFileTracingIncludes: {
    '/**': [
      './models/*/manifest.json',
      './models/*/*.onnx',
      './dist/worker-main.mjs',
      './node_modules/onnxruntime-node/package.json',
      `./node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/**`,
      './node_modules/onnxruntime-node/dist/**',
      './node_modules/onnxruntime-common/package.json',
      './node_modules/onnxruntime-common/dist/cjs/**',
      './node_modules/sharp/**',
      './node_modules/@img/**',
      './node_modules/detect-libc/**',
      './node_modules/semver/**',
    ],
  },
};

export default withNextIntl(config);
