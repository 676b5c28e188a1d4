/** `npm run bench`: the whole of loading and asking; `npm run bench -- collect`: collecting; `npm run bench -- findings`: governance. */
const part = process.argv[2];
await import(part === 'collect' ? './collect/run.ts' : part === 'findings' ? './findings.ts' : './whole/run.ts');
