/** Asks the What-If service the question in the arguments, in a process that trusts the certificate of the test; prints the answer or the error. */
import { openWhatIf } from '#collect';

const [question = ''] = process.argv.slice(2);
const progress: string[] = [];
const ask = openWhatIf(process.env.POSTERN_GRAPH_ENDPOINT ?? '', (message) => progress.push(message));
try {
  const first = await ask(JSON.parse(question));
  const second = process.env.ASK_TWICE === undefined ? undefined : await ask(JSON.parse(question));
  console.log(JSON.stringify({ first, second, progress }));
} catch (error) {
  const { name, code, message } = error as { name: string; code: string; message: string };
  console.log(JSON.stringify({ name, code, message, progress }));
}
