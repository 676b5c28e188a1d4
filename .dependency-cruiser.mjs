/** The architecture as rules: who may import whom, each with its reason. */
const rooms = '^(collect|ingest|api|web|cypher|assurance|cli)/';

const only = (name, comment, target, home) => ({
  name,
  comment,
  severity: 'error',
  from: { path: rooms, pathNot: home },
  to: { path: target, dependencyTypesNot: ['type-only'] },
});
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    // Layers: cli composes ingest (writes) and api (reads); both stand on cypher and assurance; web stands alone.
    forbid(
      'catalogue-imports-nothing',
      'The catalogue is data: the browser, the loader and the API load it alike.',
      { path: '^cypher/catalogue/' },
      { pathNot: '^cypher/catalogue/' },
    ),
    forbid(
      'assurance-is-pure',
      'Judgement needs facts and the catalogue, nothing else: no graph, no files, no network.',
      { path: '^assurance/' },
      { pathNot: '^(assurance|cypher/catalogue)/' },
    ),
    forbid(
      'only-the-cli-composes',
      'Reading and writing meet in the command line and nowhere else.',
      { path: '^(ingest|api|web|cypher|assurance)/' },
      { path: '^cli/' },
    ),
    forbid(
      'cypher-knows-no-one',
      'The graph is the bottom layer: a query that needs the API is in the wrong room.',
      { path: '^cypher/' },
      { path: '^(ingest|api|web|assurance|cli)/' },
    ),
    forbid(
      'the-writer-never-sees-the-reader',
      'What ingest needs of the API belongs in the graph.',
      { path: '^ingest/' },
      { path: '^(api|web)/' },
    ),
    forbid(
      'the-reader-never-sees-the-writer',
      'What the API needs of ingest belongs in the graph.',
      { path: '^api/' },
      { path: '^(ingest|web)/' },
    ),
    forbid(
      'web-speaks-graphql',
      'The page learns everything at run time from GraphQL; only types of the catalogue cross, at compile time.',
      { path: '^web/' },
      { path: '^(ingest|api|cypher|assurance|cli)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'web-types-from-the-catalogue-only',
      'Of the types, only the vocabulary.',
      { path: '^web/' },
      { path: '^(ingest|api|cypher|assurance|cli)/', pathNot: '^cypher/catalogue/' },
    ),
    forbid(
      'through-the-door',
      'Other rooms enter cypher/ by its two doors.',
      { path: '^(ingest|api|web|assurance|cli)/' },
      { path: '^cypher/', pathNot: '^cypher/(catalogue/)?index[.]ts$' },
    ),
    forbid(
      'ingest-and-api-by-their-doors',
      'The command line composes rooms, not their files.',
      { path: '^cli/' },
      { path: '^(ingest|api|assurance)/', pathNot: '^(ingest|api|assurance)/index[.]ts$' },
    ),

    // Inside ingest.
    forbid(
      'collections-do-not-meet',
      'One collection is one file: what two need is a rule with a name of its own.',
      { path: '^ingest/collections/(graph|arm)/' },
      { path: '^ingest/collections/(graph|arm)/' },
    ),
    forbid(
      'collections-never-touch-the-graph',
      'Collections say what rows mean; only load/ and exposure/ write.',
      { path: '^ingest/(collections|rules|facts|azurehound)/' },
      { path: '^cypher/(index|engine|queries)' },
    ),

    // One home for each outside thing; types are free.
    only('bolt-at-the-session', 'One file speaks Bolt.', 'node_modules/neo4j-driver', '^cypher/engine/session[.]ts$'),
    only(
      'http-server-in-api',
      'Express, Apollo and Pothos live in api/.',
      'node_modules/(express|@apollo/server|@pothos)/',
      '^api/',
    ),
    only('cytoscape-on-the-canvas', 'One file draws.', 'node_modules/cytoscape', '^web/src/graph/canvas[.]tsx?$'),
    only(
      'microsoft-graph-in-collect',
      'Collect speaks to the tenant: one room holds the clients, the throttling and the credentials.',
      'node_modules/(@microsoft/microsoft-graph-client|@azure)/',
      '^(ingest/what-if|collect)/',
    ),
    only('commander-in-cli', 'One room reads the command line.', 'node_modules/commander', '^cli/'),
    forbid(
      'no-node-in-the-browser',
      'web/src and the catalogue run in a browser.',
      { path: '^(web/src|cypher/catalogue)/' },
      { dependencyTypes: ['core'] },
    ),

    // Hygiene.
    forbid('nothing-needs-a-test', 'Production never imports test/.', { path: rooms }, { path: '^test/' }),
    forbid(
      'doors-open-outward',
      'main.ts and generate.ts are doors: nobody imports them.',
      { path: rooms },
      { path: '/(main|generate)[.]tsx?$' },
    ),
    forbid(
      'no-cycles',
      'A cycle is two files that are one file.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('no-orphans', 'Reachable or deleted.', { orphan: true, pathNot: ['[.]config[.]', '[.]d[.]ts$'] }, {}),
    forbid(
      'no-dead-modules',
      'Every production module is reachable from a door.',
      { path: '^(cli/main[.]ts|web/src/main[.]tsx|cypher/generate[.]ts|ingest/write-built-in-roles[.]ts)$' },
      {
        path: rooms,
        pathNot: [
          '/(main|generate|write-built-in-roles)[.]tsx?$',
          '^cli/launcher/',
          '[.]config[.]',
          '[.]d[.]ts$',
          '[.]css$',
        ],
        reachable: false,
      },
    ),
    forbid('resolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
    forbid(
      'declared',
      'No development-only or undeclared package in what runs on a server.',
      { path: '^(ingest|api|cypher|assurance|cli)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/(dist|public)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
