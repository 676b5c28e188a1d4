/** ANSWER FIRST: the open questions on which most pairs rest, each with what answers it. */
import { OpenQuestionsDocument, type OpenQuestionsQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted } from '../words.ts';

type Question = OpenQuestionsQuery['questions'][number];

const shownAtOnce = 3;

/** The section; nothing where there is no open question. */
export function AnswerFirst() {
  const { data } = useAnswer({ query: OpenQuestionsDocument });
  const questions = data?.questions ?? [];
  if (questions.length === 0) return null;
  const shown = questions.filter(({ repair }) => repair === null).slice(0, shownAtOnce);
  const rest = questions.filter((one) => !shown.includes(one));
  const unanswerable = rest.filter(({ repair }) => repair !== null).length;
  return (
    <section className="answer-first" aria-label="Answer first">
      <h2>Answer first</h2>
      <ul className="panel">
        {shown.map((one) => (
          <Item key={one.key} question={one} />
        ))}
        {rest.length > 0 && (
          <li>
            <details>
              <summary>
                {counted(rest.length, 'more question')}
                {unanswerable > 0 && <span className="dim">, {unanswerable} of which nobody can answer</span>}
              </summary>
              <ul>
                {rest.map((one) => (
                  <Item key={one.key} question={one} />
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </section>
  );
}

function Item({ question }: { readonly question: Question }) {
  const { says, touches, closesWithThose } = question;
  return (
    <li>
      {says} <strong>{answerOf(question)}</strong>{' '}
      {touches > 0 && (
        <span className="dim small">
          {counted(touches, 'pair')} {touches === 1 ? 'rests' : 'rest'} on it; answered well with those above,{' '}
          {closesWithThose.toLocaleString('en')} close.
        </span>
      )}
    </li>
  );
}

function answerOf({ declare, repair, collections, permissions }: Question): string {
  if (declare !== null) return `Declare ${declare} in postern.yaml.`;
  if (repair !== null) return repair;
  const by = permissions.length === 0 ? '' : ` (${permissions.join(', ')})`;
  return `Collect ${collections.join(', ')}${by}.`;
}
