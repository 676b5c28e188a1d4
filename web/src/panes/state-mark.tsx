/** The state of a sensitive resource: a mark and a word, so that it is told without colour. */
import './state-mark.css';
import type { ProtectionFragment } from '../questions/answers.ts';
import { stateWords } from '../words.ts';

type State = ProtectionFragment['state'];

const marks: Readonly<Record<State, string>> = { UNDER_PROTECTED: '✗', UNDECIDED: '?', PROTECTED: '✓' };

/** The mark. */
export function StateMark({ state }: { readonly state: State }) {
  return (
    <span className={`state ${state.toLowerCase().replace('_', '-')}`}>
      <span aria-hidden="true">{marks[state]}</span> {stateWords[state]}
    </span>
  );
}
