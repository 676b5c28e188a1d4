/** `npm run bench`: the whole of loading and asking; with a name one part of it. */
const parts: Readonly<Record<string, string>> = {
  collect: './collect/run.ts',
  findings: './findings.ts',
  reach: './reach.ts',
};
await import(parts[process.argv[2] ?? ''] ?? './whole/run.ts');
