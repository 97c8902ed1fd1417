/** The import table of docs/architecture.md. */

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
});
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { ...(typeof from === 'string' ? { path: from } : from) },
  to: { path: to },
});
const singleImporter = (name, packagePath, importer) => ({
  name,
  comment: `Only ${importer} imports this package: a second importer would be a second policy.`,
  severity: 'error',
  from: { pathNot: [importer, '\\.test\\.tsx?$', '^(tests|bench)/'] },
  to: { path: packagePath },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing uses this file.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.m?ts$',
          '\\.test\\.tsx?$',
          '^(app|tests|scripts|bench)/',
          '^[^/]+$',
          '(^|/)app-config',
        ],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(server-only|client-only)$' },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'What is served may not need what only development installs.',
      severity: 'error',
      from: { path: '^(app|components|lib|middleware|instrumentation)', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only(
      'core-is-pure',
      '^lib/core/',
      '^lib/core/',
      'The core has no dependencies: it runs on server and browser.',
    ),
    only(
      'models',
      '^lib/models/',
      '^(lib/(core|contracts|models)/|node_modules/zod/)',
      'Isomorphic: core, contracts and zod only.',
    ),
    only(
      'job',
      '^lib/job/',
      '^lib/(core|contracts|models|job)/',
      'Isomorphic: what the child and the worker do alike.',
    ),
    only(
      'contracts',
      '^lib/contracts/',
      '^(lib/(core|contracts)/|models/|node_modules/(zod|color-string)/)',
      'Isomorphic: core, zod, the reading of colours and the shipped manifest only.',
    ),
    never(
      'config',
      '^lib/config/',
      '^(lib/(server|browser|models|core|seo|i18n)|components|app)/',
      'Reads contracts only.',
    ),
    never(
      'server',
      '^lib/server/',
      '^(lib/(browser|cli|seo|i18n)|components|app)/|^node_modules/(react|react-dom)/',
      'The server half knows no page.',
    ),
    // Inside lib/server imports go one way: start → front → rate-limit → access → http → log and
    // metrics;
    // start → doors → compat → rate-limit.
    never(
      'server-start',
      '^lib/server/(?!start/)',
      '^lib/server/start/',
      'The composition root knows all; nobody beside it asks where things come from.',
    ),
    never(
      'server-doors',
      '^lib/server/(?!(start|doors|openapi)/)',
      '^lib/server/doors/',
      'The table of doors is an argument: whoever reads one knows none.',
    ),
    never(
      'server-front',
      '^lib/server/(?!(start|front)/)',
      '^lib/server/front/',
      'Only the start puts the front before Next.',
    ),
    never(
      'server-compat',
      '^lib/server/(?!(doors|compat|openapi)/)',
      '^lib/server/compat/',
      'Whoever is asked in another shape: only the table of doors and the routes know.',
    ),
    never(
      'server-openapi',
      '^lib/server/(?!openapi/)',
      '^lib/server/openapi/',
      'Describes the doors; no door needs its description.',
    ),
    never(
      'server-fetch',
      '^lib/server/fetch/',
      '^lib/server/(?!(fetch|inference)/)',
      'Knows addresses and bytes; whoever asked for them is a client that counts, no more.',
    ),
    {
      name: 'our-own-door-fetches-nothing',
      comment: 'Pictures come to /api/v1 in the body only: no page of ours has this server ask others.',
      severity: 'error',
      from: { path: '^app/api/v1/' },
      to: { path: '^lib/server/fetch/', reachable: true },
    },
    never(
      'server-access',
      '^lib/server/(?!(start|front|compat|rate-limit|access)/)',
      '^lib/server/access/',
      'A request is authorized before anything of it is read.',
    ),
    never(
      'server-rate-limit',
      '^lib/server/(?!(start|front|compat|rate-limit)/)',
      '^lib/server/rate-limit/',
      'A client is held to its limits before anything is read.',
    ),
    never(
      'server-http',
      '^lib/server/(inference|image|log|metrics)/',
      '^lib/server/http/',
      'What is cut out, logged and measured knows no HTTP.',
    ),
    never(
      'server-log',
      '^lib/server/log/',
      '^lib/server/(?!log/)',
      'Writes lines; knows nobody who has them written.',
    ),
    never(
      'server-metrics',
      '^lib/server/metrics/',
      '^lib/server/(?!(metrics|inference)/)',
      'Counts what the pool and the doors tell.',
    ),
    {
      name: 'server-folders-one-way',
      comment: 'Two folders that import each other are one folder, or need a third.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^lib/server/' },
      to: { circular: true },
    },
    never(
      'browser',
      '^lib/browser/',
      '^lib/(server|config/server|seo)|^app/|^(node:)?(fs|path|crypto|child_process|os)$',
      'The browser half knows no server.',
    ),
    never(
      'seo-i18n',
      '^lib/(seo|i18n)/',
      '^lib/(server|browser)/',
      'Pages are described without either half.',
    ),
    never(
      'pages',
      '^lib/pages/',
      '^(lib/(server|cli|config)|components|app)/',
      'Words and tables of pages; whoever shows them comes to them.',
    ),
    never(
      'components',
      '^components/',
      '^lib/(server|config/server)|^app/',
      'React only: no server code in the bundle.',
    ),
    never(
      'tool-rooms',
      '^components/tool/[^/]+/',
      '^components/tool/[^/]+$',
      'The tool puts its rooms together and holds their state; a room knows neither.',
    ),
    {
      name: 'tool-rooms-one-way',
      comment: 'Two rooms that import each other are one room, or need a third.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^components/tool/' },
      to: { circular: true },
    },
    never(
      'cli',
      '^lib/cli/',
      '^lib/(config|browser|seo|i18n)/|^lib/server/(?!inference/(model-store|installed-models|ort-session)\\.ts$)|^(components|app)/',
      'The command looks after models; it serves nothing.',
    ),
    never('app', '^app/', '^node_modules/(sharp|onnxruntime-[^/]+|ioredis)/', 'Routing only.'),
    never(
      'middleware',
      '^middleware\\.ts$',
      '^lib/(core|models|browser|server/(inference|image))|^(components|app)/',
      'Runs before every page: nothing heavy.',
    ),
    never(
      'instrumentation',
      '^instrumentation\\.ts$',
      '^lib/(core|models|browser|server/image)|^(components|app)/',
      'Starts the runtime, nothing else.',
    ),
    never(
      'worker',
      '^lib/server/(inference/(worker-main|worker-options|perform-job|ort-session|loaded-models|model-store)|image/[a-z-]+)\\.ts$',
      '^lib/(config|browser|seo|i18n)/|^lib/server/(start|doors|front|access|rate-limit|http|log|metrics)/|^node_modules/(react|react-dom|next)/',
      'The child decodes hostile bytes: it knows no configuration and no HTTP.',
    ),
    {
      name: 'parent-loads-no-native-code',
      comment: 'The parent process loads neither libvips nor onnxruntime.',
      severity: 'error',
      from: { path: '^(app|middleware|instrumentation)' },
      to: { path: '^node_modules/(sharp|onnxruntime-node|libheif-js)/', reachable: true },
    },
    singleImporter('one-importer-of-sharp', '^node_modules/sharp/', '^lib/server/image/sharp\\.ts$'),
    singleImporter('one-importer-of-libheif', '^node_modules/libheif-js/', '^lib/server/image/libheif\\.ts$'),
    singleImporter(
      'one-importer-of-magick',
      '^node_modules/@imagemagick/',
      '^lib/server/image/magick-heic\\.ts$',
    ),
    singleImporter(
      'one-importer-of-turnstile',
      '^node_modules/@marsidev/react-turnstile/',
      '^components/turnstile-gate\\.tsx$',
    ),
    singleImporter(
      'one-importer-of-onnxruntime',
      '^node_modules/onnxruntime-node/',
      '^lib/server/inference/ort-session\\.ts$',
    ),
    singleImporter('one-folder-of-onnxruntime-web', '^node_modules/onnxruntime-web/', '^lib/browser/worker/'),
    singleImporter('one-folder-of-serwist', '^node_modules/serwist/', '^lib/browser/service-worker/'),
    singleImporter(
      'one-importer-of-yaml',
      '^node_modules/yaml/',
      '^lib/server/openapi/respond-document\\.ts$',
    ),
    singleImporter('one-importer-of-undici', '^node_modules/undici/', '^lib/server/fetch/ask-host\\.ts$'),
    singleImporter(
      'one-importer-of-prom-client',
      '^node_modules/prom-client/',
      '^lib/server/metrics/prometheus\\.ts$',
    ),
    singleImporter(
      'one-importer-of-redis',
      '^node_modules/(ioredis|rate-limiter-flexible)/',
      '^lib/server/rate-limit/counter-store-redis\\.ts$',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The kernels' sources are no modules of the program: what they compile to is.
    exclude: { path: '^(\\.next|dist|lib/core/kernels/assembly)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
