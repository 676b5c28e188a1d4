/** What a judged person becomes: links of the ways in, and a node for each audience where the audiences differ. */

import { type Assessment, type AudienceName, audiences, evidenceOf, type UserFacts, type WayIn } from '#assurance';
import { atAudience, mailboxId } from '#catalogue';
import type { LinkRecord, NodeRecord } from '../records.ts';
import type { LeftOver } from '../resets/gate-after.ts';
import { judgePerson, type PersonJudgement } from './judge-person.ts';
import { markRepeats } from './repeated-ways.ts';
import { wayInLink } from './way-in-link.ts';
import { wayInPhrase } from './way-in-phrase.ts';

/** A person as the loader or a rehearsal knows them. */
export interface Person {
  readonly facts: UserFacts;
  readonly name: string;
  /** True when the account is declared as break-glass. */
  readonly isBreakGlass: boolean;
}

/** A node that stands for the person, the audiences it stands for, and what an ability over the person leaves there. */
export interface PersonPlace {
  readonly id: string;
  readonly audiences: readonly AudienceName[];
  readonly left: LeftOver;
}

/** What a person becomes. */
export interface DerivedPerson {
  /** True when the person has a node for each audience. */
  readonly differs: boolean;
  readonly waysIn: readonly WayIn[];
  readonly nodes: readonly NodeRecord[];
  readonly links: readonly LinkRecord[];
  readonly places: readonly PersonPlace[];
}

/**
 * Derives a person from their assessment, for the audiences where they hold something. `apart` has a node for each audience whether these
 * differ or not, since something leads to some of them only.
 */
export function derivePerson(
  person: Person,
  assessment: Assessment,
  held: readonly AudienceName[],
  apart = false,
): DerivedPerson {
  const judged = judgePerson(assessment, held);
  const judgement = apart ? { ...judged, differs: true } : judged;
  const { id } = person.facts.user;
  const { differs, waysIn, places } = judgement;
  const nodesAt = differs ? places.map((audience) => nodeAt(person, audience)) : [];
  return {
    differs,
    waysIn,
    nodes: [...nodesAt, ...mailboxOf(person, judgement)],
    links: [...nodesAt.map((node) => wholeAccount(id, node.id)), ...wayLinks(person.facts, judgement)],
    places: differs
      ? places.map((audience) => placeAt(id, audience, assessment))
      : [{ id, audiences: places, left: judgement.left }],
  };
}

function placeAt(id: string, audience: AudienceName, assessment: Assessment): PersonPlace {
  return { id: atAudience(id, audience), audiences: [audience], left: judgePerson(assessment, [audience]).left };
}

function nodeAt({ facts, name, isBreakGlass }: Person, audience: AudienceName): NodeRecord {
  const { id } = facts.user;
  return {
    kind: 'SignedIn',
    id: atAudience(id, audience),
    name: `${name} (${audiences[audience].name})`,
    details: { user: id, audience, ...(isBreakGlass ? { breakGlass: true } : {}) },
  };
}

/** The mailbox that a legacy protocol sends from: whoever has that has nothing of what its owner holds. */
function mailboxOf({ facts, name }: Person, { waysIn }: PersonJudgement): NodeRecord[] {
  if (!waysIn.some(({ kind }) => kind === 'SIGNS_IN_LEGACY')) return [];
  const { id } = facts.user;
  return [{ kind: 'Mailbox', id: mailboxId(id), name: `Mailbox of ${name}`, details: { user: id } }];
}

/** Whoever has the whole account is signed in wherever the account is. */
function wholeAccount(from: string, to: string): LinkRecord {
  return { kind: 'SIGNED_IN', from, to, gate: 0, rule: 'whole-account', basis: 'OBSERVED', evidence: [from] };
}

/** A way into one audience leads to its node; a way into the whole account leads to the user; one that only sends mail, to the mailbox. */
function wayLinks(facts: UserFacts, { waysIn, differs }: PersonJudgement): LinkRecord[] {
  const { id } = facts.user;
  const links = waysIn.map((way) => {
    const place = !differs || way.audience === undefined ? id : atAudience(id, way.audience);
    const to = way.kind === 'SIGNS_IN_LEGACY' ? mailboxId(id) : place;
    return wayInLink(way, to, evidenceOf(facts, way), wayInPhrase(way));
  });
  return markRepeats(links);
}
