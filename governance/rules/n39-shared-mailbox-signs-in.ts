/** A shared mailbox or a room, as declared, that can be signed in to. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const sharedMailboxSignsIn = rule({
  id: 'N39',
  title: 'A shared mailbox can be signed in to',
  why: 'Its password is nobody’s own: who signed in cannot be told, and nobody notices.',
  remedy: 'disable-identity',
  fix: 'Block sign-in of the account; whoever uses the mailbox opens it from an account of their own.',
  controls: ['cis-m365/1.2.2', 'nist-csf/PR.AA-01', 'mitre-attack/T1114.002'],
  source: 'https://learn.microsoft.com/microsoft-365/admin/email/about-shared-mailboxes',
  rests: ['graph/users'],
  *faults({ people }) {
    for (const person of people) {
      const { kind } = person.declared;
      if ((kind !== 'shared-mailbox' && kind !== 'room') || !person.enabled) continue;
      const { seen, assumed } = person.exposure;
      yield {
        subject: person,
        says: `${person.name} is declared as ${kind === 'room' ? 'a room' : 'a shared mailbox'} and may sign in; it reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: seen ?? assumed,
        isAssumed: seen === undefined && assumed !== undefined,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
