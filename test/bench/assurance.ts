/** Bench of the assurance engine: `npm run bench:assurance [users]`. Growth in users, and the naive way beside it, in one run. */
import { assess, audienceNames, compileTenant, waysInto } from '#assurance';
import { generatedTenant, generatedUsers } from './generated-tenant.ts';
import { naively } from './naive.ts';

const users = Number(process.argv[2] ?? 100_000);
const policies = 60;
const sample = 40;
const facts = generatedTenant(policies);
const number = (value: number): string => Math.round(value).toLocaleString('en');

function run(count: number): { seconds: number; signatures: number; links: number } {
  const begun = performance.now();
  const tenant = compileTenant(facts);
  const signatures = new Set<string>();
  let links = 0;
  for (const user of generatedUsers(count)) {
    const assessment = assess(tenant, user);
    signatures.add(assessment.signature);
    links += waysInto(assessment, audienceNames).waysIn.length;
  }
  return { seconds: (performance.now() - begun) / 1000, signatures: signatures.size, links };
}

console.log(`${policies} policies, ${audienceNames.length} audiences, one core`);
run(Math.min(users, 2_000));
let seconds = 0;
for (const count of [users / 8, users / 4, users / 2, users].map(Math.round)) {
  const done = run(count);
  seconds = done.seconds;
  const each = ((done.seconds / count) * 1e6).toFixed(0);
  console.log(
    `${number(count)} users: ${done.seconds.toFixed(2)} s (${each} µs each), ${number(done.signatures)} distinct signatures, ${number(done.links)} ways in`,
  );
}
console.log(`peak memory: ${number(process.resourceUsage().maxRSS / 1024)} MB`);

const naive = naively(compileTenant(facts), [...generatedUsers(sample)]);
const whole = (naive.seconds / sample) * users;
console.log(
  `naively, each user x policy x context x audience, and only whether anything is asked: ${naive.seconds.toFixed(2)} s for ${sample} users (${number(naive.judged)} judgements), so ${number(whole)} s for ${number(users)}: ${number(whole / seconds)} times as long`,
);
// With 60 policies hardly anybody is asked for nothing, so both ways are compared on tenants of few policies too.
const checks = [
  naive,
  ...[2, 3, 4, 6, 12].map((few) => naively(compileTenant(generatedTenant(few)), [...generatedUsers(sample)])),
];
const differences = checks.flatMap((one) => one.differences);
const total = (of: 'compared' | 'open'): string => number(checks.reduce((sum, one) => sum + one[of], 0));
console.log(
  differences.length === 0
    ? `both agree on ${total('compared')} answers; ${total('open')} of them are that nothing is asked`
    : `THEY DIFFER: ${differences.slice(0, 5).join('; ')}`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
