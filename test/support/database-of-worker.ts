/** Each of jest's workers has a database of its own, so that two files can run at once: NEO4J_URI names it. */
const own = process.env[`POSTERN_TEST_DATABASE_${process.env.JEST_WORKER_ID}`];
if (own !== undefined) Object.assign(process.env, JSON.parse(own));
