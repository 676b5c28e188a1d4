/** The architecture as rules: who may import whom, each with its reason. Imports of types count like any other. */

/** What each room may use beside itself: doors of other rooms. A room that is not in the table may use everything. */
const doors = {
  catalogue: '^cypher/catalogue/index[.]ts$',
  ids: '^cypher/catalogue/ids[.]ts$',
  cypher: '^cypher/(catalogue/)?index[.]ts$',
  assurance: '^assurance/index[.]ts$',
  configuration: '^configuration/index[.]ts$',
  changes: '^changes/index[.]ts$',
  derivation: '^derivation/index[.]ts$',
  governance: '^governance/index[.]ts$',
  links: '^routes/links/index[.]ts$',
  routes: '^routes/(links/)?index[.]ts$',
  facts: '^collect/facts/index[.]ts$',
  collect: '^collect/(facts/)?index[.]ts$',
  ingest: '^ingest/index[.]ts$',
  api: '^api/index[.]ts$',
};
const rooms = '^(api|assurance|changes|cli|collect|configuration|cypher|derivation|governance|ingest|routes|web)/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A room may enter the listed doors of other rooms, and nothing else of theirs. */
const uses = (room, comment, ...allowed) =>
  forbid(
    `${room.replace('/', '-')}-uses-only`,
    comment,
    { path: `^${room}/` },
    { path: rooms, pathNot: [`^${room}/`, ...allowed.map((name) => doors[name])] },
  );

/** One home for an outside package. Types of it are free. */
const only = (name, comment, target, home) => ({
  name,
  comment,
  severity: 'error',
  from: { path: rooms, pathNot: home },
  to: { path: target, dependencyTypesNot: ['type-only'] },
});

export default {
  forbidden: [
    // Data flows one way: collect writes facts, ingest writes the graph, routes and api read it, the command line composes.
    uses('cypher/catalogue', 'The catalogue is data: the browser, the loader and the API load it alike.'),
    uses('cypher', 'The graph is the bottom layer: a query that needs another room is in the wrong room.'),
    uses('assurance', 'Judgement needs facts and the catalogue: no graph, no files, no network.', 'catalogue'),
    uses('configuration', 'Declarations are checked, not acted on.', 'assurance', 'catalogue'),
    uses(
      'changes',
      'A change is data: its form is checked here, and what a step does to a row.',
      'configuration',
      'catalogue',
    ),
    uses('derivation', 'Records in, nodes and links out: pure.', 'assurance', 'catalogue'),
    uses('governance', 'Facts about identities in, findings out: pure.', 'catalogue'),
    uses(
      'routes',
      'Routes read the graph, and judge what a change of it would do.',
      'changes',
      'derivation',
      'configuration',
      'assurance',
      'cypher',
    ),
    uses(
      'collect',
      'Collecting writes a facts folder and never sees the graph.',
      'changes',
      'configuration',
      'assurance',
      'catalogue',
    ),
    uses(
      'ingest',
      'The writer reads facts and never sees the reader.',
      'facts',
      'links',
      'derivation',
      'configuration',
      'assurance',
      'governance',
      'cypher',
    ),
    uses(
      'api',
      'The reader answers from the graph and never sees the writer.',
      'routes',
      'changes',
      'derivation',
      'configuration',
      'assurance',
      'governance',
      'cypher',
    ),
    uses(
      'cli',
      'The command line composes rooms, not their files.',
      'changes',
      'cypher',
      'assurance',
      'configuration',
      'derivation',
      'governance',
      'routes',
      'collect',
      'ingest',
      'api',
    ),
    forbid(
      'web-asks-the-api',
      'The page learns everything at run time from GraphQL; only types of the catalogue cross, and the grammar of ids.',
      { path: '^web/' },
      { path: rooms, pathNot: ['^web/', doors.catalogue, doors.ids] },
    ),
    forbid(
      'web-takes-types-only',
      'The catalogue would make the page heavy: only its types cross.',
      { path: '^web/' },
      { path: doors.catalogue, dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'questions-by-use-answer',
      'Whoever reads an answer reads it whole: urql gives null, or a part, beside an error.',
      { path: '^web/src/', pathNot: '^web/src/(client[.]ts|frame/visit[.]tsx|questions/use-answer[.]ts)$' },
      { path: 'node_modules/urql/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'ids-are-light',
      'The page loads the grammar of ids: it must bring nothing with it.',
      { path: doors.ids },
      { dependencyTypesNot: ['type-only'] },
    ),

    // Inside routes.
    forbid(
      'links-open-no-session',
      'Whoever has a session streams rows in; only the types of rows are known here.',
      { path: '^routes/links/' },
      { path: '^(cypher/(index|engine|queries)|routes/search/)', dependencyTypesNot: ['type-only'] },
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
      'Collections and rules say what rows mean; only snapshot/ and sign-in/ write.',
      { path: '^ingest/(collections|rules|memory)/' },
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
      'One room speaks to the tenant: it holds the clients, the throttling and the credentials.',
      'node_modules/(@microsoft/microsoft-graph-client|@azure)/',
      '^collect/',
    ),
    only('commander-in-cli', 'One room reads the command line.', 'node_modules/commander', '^cli/'),
    forbid(
      'no-node-where-it-is-pure',
      'web/src and the catalogue run in a browser; what is pure needs no machine.',
      { path: '^(web/src|cypher/catalogue|assurance|changes|derivation|governance|configuration|routes/links)/' },
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
    forbid('no-cycles', 'A cycle is two files that are one file.', {}, { circular: true }),
    forbid('no-orphans', 'Reachable or deleted.', { orphan: true, pathNot: ['[.]config[.]', '[.]d[.]ts$'] }, {}),
    forbid(
      'no-dead-modules',
      'Every production module is reachable from a door.',
      {
        path: '^(cli/main[.]ts|web/src/main[.]tsx|cypher/generate[.]ts|collect/generate[.]ts|ingest/rules/(azure/write-built-in-roles|write-name-tables)[.]ts)$',
      },
      {
        path: rooms,
        pathNot: [
          '/(main|generate|write-built-in-roles|write-name-tables)[.]tsx?$',
          '^cli/launcher/',
          '[.]config[.]',
          '[.]d[.]ts$',
          '[.]css$',
        ],
        reachable: false,
      },
    ),
    forbid(
      'resolvable',
      'Every import resolves, but of the package that is nothing but types.',
      {},
      { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    ),
    forbid(
      'declared',
      'No development-only or undeclared package in what runs on a server.',
      { path: rooms, pathNot: ['^web/', '/generate[.]ts$'] },
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
