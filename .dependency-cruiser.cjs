const test = '\\.(test\\.tsx?|e2e\\.ts)$'
// What tests a part together with the world around it, wires that world.
const wiredTest = '\\.((db|flow|stack)\\.test|e2e)\\.ts$'

/**
 * Who may import whom. `values` and `types` are folders, or patterns below one; whatever is in neither is out of reach.
 * `packages` are patterns of package names; a package's types may be used by anyone.
 */
const table = {
  domain: { values: [], types: [], packages: ['zod', 'croner'], hasMachine: false },
  platform: {
    values: ['domain'],
    types: [],
    packages: [
      'zod',
      'pino',
      'undici',
      'ipaddr\\.js',
      'ldapts',
      'ip2region',
      '@aws-sdk/.+',
      '@opentelemetry/.+',
      '@node-rs/bcrypt',
      'jose',
      'openid-client',
      'csv-parse',
      'exceljs',
      'fast-xml-parser',
      '@oslojs/otp',
      'prom-client',
      'file-type',
      'yaml',
      'pg',
      'pg-cursor',
      'mysql2',
      '@grpc/grpc-js',
      'grpc-js-reflection-client',
      'protobufjs',
      // Through one door: see below.
      '@temporalio/(client|common)',
    ],
  },
  bpmn: { values: ['domain'], types: [], packages: ['bpmn-moddle', 'feelin'] },
  db: {
    values: ['domain'],
    types: [],
    packages: ['kysely', 'pg', 'lucia', '@lucia-auth/adapter-postgresql', 'rate-limiter-flexible'],
  },
  workflows: {
    values: [],
    types: ['activities', 'domain', 'bpmn/plan\\.ts$'],
    packages: ['@temporalio/(workflow|common)'],
    hasMachine: false,
  },
  activities: {
    values: ['domain', 'db', 'platform', 'bpmn', 'workflows/[^/]+/(messages|plan-steps)\\.ts$'],
    types: [],
    packages: ['@temporalio/(activity|client|common)', 'nodemailer', 'handlebars', 'standardwebhooks'],
  },
  workers: {
    values: ['activities', 'db', 'platform', 'domain', 'workflows/[^/]+/messages\\.ts$'],
    types: [],
    packages: ['@temporalio/(worker|client|common)', 'zod'],
  },
  api: {
    // Wires, as workers do, what has to go on without them.
    wiring: '^api/keep-watch\\.ts$',
    values: ['domain', 'db', 'platform', 'bpmn', 'workflows/[^/]+/(messages|plan-steps)\\.ts$'],
    types: ['workflows'],
    packages: [
      'hono',
      '@hono/.+',
      'zod',
      '@asteasolutions/zod-to-openapi',
      '@temporalio/client',
      'bowser',
      'uqr',
      '@fastify/busboy',
      'prom-client',
      'pdfkit',
      '@expo-google-fonts/noto-sans-sc',
    ],
  },
  console: {
    values: [
      'domain',
      'bpmn/((lint|extension|layout)/|feel/(read-expression|evaluate-here)\\.ts$|form/(compute-form|list-form-problems)\\.ts$|drawing/draw-places\\.ts$|model/(element|moddle|read-model|write-model)\\.ts$)',
    ],
    types: [],
    packages: [
      'solid-js',
      '@solidjs/.+',
      '@solid-primitives/.+',
      '@ark-ui/solid',
      '@tanstack/solid-.+',
      '@codemirror/.+',
      '@lezer/.+',
      'bpmn-js.*',
      'echarts',
      'feelin',
      'lucide-solid',
      'openapi-fetch',
      'zod',
      '@zxcvbn-ts/core',
    ],
  },
  migrations: { values: [], types: [], packages: ['kysely'] },
}

const product = '^(domain|platform|bpmn|db|workflows|activities|workers|api|console|migrations|tooling)/'
const typesOnly = { dependencyTypesNot: ['type-only'] }
const toolConfigs = '^console/vite\\.config\\.ts$'

function rulesOf([folder, { values, types, packages, hasMachine, wiring }]) {
  const path = `^${folder}/`
  const withoutTests = { path, pathNot: [test, toolConfigs] }
  const named = packages.map((name) => `(^|/)node_modules/${name}/`)
  return [
    {
      name: `${folder}-reaches-only-its-own`,
      severity: 'error',
      comment: `${folder}/ may import from: ${[folder, ...values, ...types.map((name) => `${name} (types)`)].join(', ')}`,
      from: { path, pathNot: [wiredTest, toolConfigs, ...(wiring ? [wiring] : [])] },
      to: {
        path: product,
        pathNot: [folder, ...values, ...types].map((name) => `^${name}`).concat('^tooling/testing/'),
      },
    },
    types.length > 0 && {
      name: `${folder}-takes-types-only`,
      severity: 'error',
      comment: `${folder}/ may take nothing but types from: ${types.join(', ')}`,
      from: withoutTests,
      to: { path: types.map((name) => `^${name}`), pathNot: values.map((name) => `^${name}`), ...typesOnly },
    },
    {
      name: `${folder}-uses-only-its-packages`,
      severity: 'error',
      comment: `${folder}/ may use: ${packages.join(', ')}`,
      from: withoutTests,
      to: { path: '(^|/)node_modules/', pathNot: named, ...typesOnly },
    },
    hasMachine === false && {
      name: `${folder}-has-no-machine`,
      severity: 'error',
      comment: `${folder}/ may not use anything of Node`,
      from: withoutTests,
      to: { dependencyTypes: ['core'], ...typesOnly },
    },
  ].filter(Boolean)
}

const general = [
  {
    name: 'the-api-keeps-watch-by-activities-alone',
    severity: 'error',
    comment: 'api/keep-watch.ts may import from what api may, and from activities',
    from: { path: '^api/keep-watch\\.ts$' },
    to: { path: '^(workflows|workers|console|migrations|tooling)/' },
  },
  {
    name: 'tests-alone-use-the-test-kit',
    severity: 'error',
    comment: 'tooling/testing is for tests',
    from: { path: product, pathNot: [test, '^tooling/(testing|verify|chaos|test|bench)/'] },
    to: { path: '^tooling/testing/' },
  },
  {
    name: 'one-door-to-lucia',
    severity: 'error',
    comment: 'db/iam/sessions.ts is the only importer of lucia',
    from: { pathNot: '^db/iam/sessions\\.ts$' },
    to: { path: '(^|/)node_modules/(lucia|@lucia-auth/[^/]+)/' },
  },
  {
    name: 'one-door-to-temporal',
    severity: 'error',
    comment: 'In platform/, only temporal*.ts know the Temporal client',
    from: { path: '^platform/', pathNot: ['^platform/temporal[^/]*\\.ts$', test] },
    to: { path: '(^|/)node_modules/@temporalio/', ...typesOnly },
  },
  {
    name: 'the-console-reads-drawings-too',
    severity: 'error',
    comment: 'What the console takes of bpmn/ runs in the browser: no threads, no files, no BPMN packages',
    from: {
      path: '^bpmn/((lint|extension|layout)/|drawing/draw-places\\.ts$|model/(read|write)-model\\.ts$)',
      pathNot: test,
    },
    to: { path: '^bpmn/(apart|feel)/|^bpmn/model/open-bpmn|node_modules/bpmn-', reachable: true },
  },
  {
    name: 'no-circle',
    severity: 'error',
    comment: 'Modules that need each other are one module, or three',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolves',
    severity: 'error',
    comment: 'Every import leads somewhere',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'ships-what-it-needs',
    severity: 'error',
    comment: 'What runs in production is in "dependencies"',
    from: { path: '^(domain|platform|bpmn|db|workflows|activities|workers|api|migrations)/', pathNot: test },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], ...typesOnly },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...general, ...Object.entries(table).flatMap(rulesOf)],
  options: {
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(coverage|console/dist|tooling/[^/]+/fixtures)/|^console/src/[^.]+\\.css$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
