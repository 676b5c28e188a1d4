/** What a snapshot keeps of its people, to judge them again. */
import type { UserFacts } from '#assurance';
import { type Graph, judgedPeople } from '#cypher';
import type { PersonContext } from '#derivation';

/** A person with what they were judged by. */
export interface JudgedPerson {
  readonly id: string;
  readonly facts: UserFacts;
  readonly context: PersonContext;
  /** Whether a restricted unit holds powers over the tenant back. */
  readonly shielded: boolean;
  /** Ids of what contains the person directly, and those of them that are restricted units. */
  readonly scopes: readonly string[];
  readonly restricted: readonly string[];
}

/** Streams people; undefined: everybody. Throws GraphError. */
export type JudgedPeople = (ids: readonly string[] | undefined) => AsyncIterable<JudgedPerson>;

/** The people of a snapshot. */
export function judgedPeopleOf(graph: Graph, snapshot: string): JudgedPeople {
  return async function* (ids) {
    const asked = { snapshot, ids: ids === undefined ? null : [...ids] };
    for await (const { inputs, context, ...person } of graph.stream(judgedPeople, asked))
      if (inputs !== null && context !== null)
        yield { ...person, facts: JSON.parse(inputs) as UserFacts, context: JSON.parse(context) as PersonContext };
  };
}

/** The same, read once and kept: for a snapshot that is about to be dropped. Throws GraphError. */
export async function judgedPeopleKept(graph: Graph, snapshot: string): Promise<JudgedPeople> {
  const all = new Map<string, JudgedPerson>();
  for await (const person of judgedPeopleOf(graph, snapshot)(undefined)) all.set(person.id, person);
  return async function* (ids) {
    yield* ids === undefined ? all.values() : ids.flatMap((id) => all.get(id) ?? []);
  };
}
