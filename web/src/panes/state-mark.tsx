/** The state of a sensitive resource: a mark and a word, so that it is told without colour. */
import './state-mark.css';
import type { ProtectionFragment } from '../questions/answers.ts';
import { stateWords } from '../words.ts';

type State = ProtectionFragment['state'];

const marks: Readonly<Record<State, string>> = { UNDER_PROTECTED: '✗', UNDECIDED: '?', PROTECTED: '✓' };

interface Props {
  readonly state: State;
  /** Keys of postern.yaml that the state rests on. */
  readonly asDeclared?: readonly string[];
}

/** The mark; a state that rests on declarations says so. */
export function StateMark({ state, asDeclared = [] }: Props) {
  return (
    <span className={`state ${state.toLowerCase().replace('_', '-')}`}>
      <span aria-hidden="true">{marks[state]}</span> {stateWords[state]}
      {asDeclared.length > 0 && (
        <span className="dim small" title={`It rests on what postern.yaml declares: ${asDeclared.join(', ')}`}>
          {' '}
          as declared
        </span>
      )}
    </span>
  );
}
