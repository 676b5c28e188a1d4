/** `npm run bench`: the whole of loading and asking; `npm run bench -- collect`: collecting. */
await import(process.argv[2] === 'collect' ? './collect/run.ts' : './whole/run.ts');
