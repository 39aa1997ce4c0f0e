/** Who may import whom (the layer table of the README). Each layer may import itself and the layers listed. */
const may = {
  core: [],
  styles: [],
  sql: ['core'],
  i18n: ['core'],
  orders: ['core', 'sql'],
  import: ['core', 'sql', 'orders'],
  models: ['core', 'sql', 'orders'],
  samples: ['core', 'sql', 'orders'],
  segments: ['core', 'sql', 'orders', 'models'],
  report: ['core', 'orders', 'models', 'segments'],
  storage: ['core', 'orders', 'segments'],
  engine: ['core'],
  charts: ['core', 'i18n', 'ui'],
  ui: ['core', 'i18n'],
  session: [
    'core',
    'sql',
    'orders',
    'import',
    'models',
    'segments',
    'storage',
    'engine',
    'i18n',
    'ui',
    'charts',
    'samples',
    'report',
  ],
  pages: [
    'core',
    'sql',
    'orders',
    'import',
    'models',
    'segments',
    'samples',
    'report',
    'storage',
    'engine',
    'i18n',
    'charts',
    'ui',
    'session',
  ],
  shell: ['core', 'orders', 'i18n', 'ui', 'pages', 'engine', 'storage', 'segments', 'session', 'styles'],
};

/** Single files at the top of src that a layer may import as well. */
const LEAVES = { engine: ['^src/trusted-types\\.ts$'], pages: ['^src/(links|policy)\\.ts$'] };

const escape = (path) => path.replaceAll('.', '\\.');

const layers = Object.entries(may).map(([layer, others]) => ({
  name: `${layer}-imports-only-${others.join('+') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/(${[layer, ...others].join('|')})/`, ...(LEAVES[layer] ?? [])].join('|'),
    // The contract names the types of everything that crosses; at run time the engine's folder knows nothing of them.
    ...(layer === 'engine' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

const domain = '^src/(core|sql|orders|import|models|segments|samples|report)/';

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'no-cycles',
      severity: 'error',
      // A group of rules holds groups: the component names itself, as Svelte wants it for recursion.
      from: { pathNot: '^src/pages/segments/RuleGroup\\.svelte$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-page-imports-another-page',
      severity: 'error',
      from: { path: '^src/pages/([^/]+)/' },
      to: { path: '^src/pages/([^/]+)/', pathNot: '^src/pages/($1|shared)/' },
    },
    {
      name: 'src-names-workers-only-in-the-engine-s-clients',
      severity: 'error',
      from: { path: '^src/', pathNot: escape('^src/engine/(fit-)?client.ts$') },
      to: { path: '^workers/' },
    },
    {
      name: 'workers-stay-off-the-page',
      severity: 'error',
      from: { path: '^workers/' },
      to: {
        path: '^src/(charts|ui|pages|shell|session|i18n|storage|styles)/|\\.svelte(\\.ts)?$|(^|/)node_modules/(svelte|d3-[a-z-]+|idb)/',
      },
    },
    {
      name: 'workers-do-not-import-the-client',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: escape('^src/engine/((fit-)?client|life).ts$') },
    },
    {
      name: 'the-domain-holds-no-runes-and-no-page-packages',
      severity: 'error',
      from: { path: domain },
      to: { path: '\\.svelte(\\.ts)?$|(^|/)node_modules/(svelte|comlink|idb|@duckdb)/' },
    },
    {
      name: 'duckdb-only-in-workers',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/@duckdb/' },
    },
    {
      name: 'arrow-only-where-its-files-are-read',
      severity: 'error',
      from: { path: '^src/', pathNot: escape('^src/import/readers/arrow.ts$') },
      to: { path: 'node_modules/apache-arrow/' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^(src|workers)/' }, to: { path: '^tests/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default'],
    },
  },
};
