/** What the record of an agent tells beside: what it was made from, and how it is governed. */
import type { Attestation, BlueprintRecord } from '#governance';
import { builder } from './builder.ts';
import { CredentialRef, listOrNull, timeWords } from './identity-parts.ts';

/** What an agent was made from. */
export const BlueprintRef = builder.objectRef<BlueprintRecord>('AgentBlueprint').implement({
  description: 'What an agent was made from: whoever has a credential of it is the agent.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of its node.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    credentials: t.field({
      type: [CredentialRef],
      description: 'Its credentials; an agent has none of its own.',
      resolve: ({ credentials }) => [...credentials],
    }),
    inherited: t.stringList({
      nullable: true,
      description: 'Resources at which the agent inherits what it was granted; null where that is not known.',
      resolve: ({ inherited }) => listOrNull(inherited),
    }),
  }),
});

/** How an agent is governed. */
export const AttestationRef = builder.objectRef<Attestation>('Attestation').implement({
  description: 'How an agent is governed.',
  fields: (t) => ({
    lastAt: t.string({
      nullable: true,
      description: 'When somebody last said that it is still needed, ISO 8601; null: nobody has.',
      resolve: ({ lastAt }) => timeWords(lastAt ?? null),
    }),
    issues: t.stringList({ description: 'What Microsoft sees wrong.', resolve: ({ issues }) => [...issues] }),
  }),
});
