/** What is each person's own: mail and files where something leads to them, and what they hand over by a consent of their own. */
import type { Assessment, AudienceName, UserFacts } from '#assurance';
import { atAudience, entitlementId, populationId, type StoreName } from '#catalogue';
import { accountBits, type DerivedPerson, type OwnData, ownData, type Person } from '#derivation';
import type { Reads, Writes } from '../memory/index.ts';
import { grantedLink } from '../rules/applications/data-scopes.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

/**
 * Audiences whose scope `user_impersonation` is the person there, and needs no administrator's consent.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview
 */
const consentedAudiences: ReadonlySet<AudienceName> = new Set([
  'azure-write',
  'azure-read',
  'keyvault',
  'storage',
  'sql',
] as const);
const stores: readonly StoreName[] = ['mailboxes', 'sites'];

interface PersonalDataStage {
  readonly memory: Reads<'tenant' | 'directory' | 'applications'> & Writes<'drawn'>;
  readonly writer: SnapshotWriter;
}

/** Writes it, a person at a time, while people are judged. */
export class PersonalData {
  readonly #stage: PersonalDataStage;
  /** The people who may consent; undefined where nobody may. */
  readonly #consenting: string | undefined;

  constructor(stage: PersonalDataStage) {
    this.#stage = stage;
    this.#consenting = drawConsenting(stage);
  }

  /** Whether the person needs a node for each audience: consent hands over some of what is held, and not the rest. */
  setsApart({ user }: UserFacts, held: readonly AudienceName[]): boolean {
    return (
      this.#mayConsent(user.id) &&
      held.some((one) => consentedAudiences.has(one)) &&
      held.some((one) => !consentedAudiences.has(one))
    );
  }

  /** Writes the places of a person's own data, and what leads to them and to what is consented to. */
  write(person: Person, assessment: Assessment, derived: DerivedPerson, held: readonly AudienceName[]): void {
    const { id } = person.facts.user;
    const mayConsent = this.#mayConsent(id);
    const grants = this.#stage.memory.applications.grantedData.get(id) ?? [];
    for (const store of stores) {
      const granted = grants.filter((one) => one.store === store);
      if (!mayConsent && granted.length === 0) continue;
      const place = this.#place(ownData(person, assessment, derived, held, store));
      for (const grant of granted) this.#stage.writer.link({ ...grantedLink(grant), to: place });
      if (mayConsent) this.#consents(place);
    }
    if (!mayConsent) return;
    const there = held.filter((one) => consentedAudiences.has(one));
    if (derived.differs) for (const audience of there) this.#consents(atAudience(id, audience));
    else if (there.length > 0) this.#consents(id);
  }

  #place({ node, links }: OwnData): string {
    const { memory, writer } = this.#stage;
    memory.drawn.kinds.set(node.id, node.kind);
    writer.node(node);
    for (const link of links) writer.link(link);
    return node.id;
  }

  /** A guest's consent is their own tenant's matter; a disabled account consents to nothing, and nobody is tricked behind a machine's. */
  #mayConsent(id: string): boolean {
    if (this.#stage.memory.directory.machines.has(id)) return false;
    const account = this.#stage.memory.directory.users.get(id) ?? 0;
    return this.#consenting !== undefined && (account & (accountBits.disabled | accountBits.external)) === 0;
  }

  #consents(to: string): void {
    const link = { kind: 'INCLUDES', gate: 0, rule: 'consented-access', basis: 'OBSERVED' } as const;
    this.#stage.writer.link({ ...link, from: this.#consenting as string, to, evidence: [to] });
  }
}

/** Draws the people who may consent, where users may; what they grant is granted by the one who was tricked. */
function drawConsenting({ memory, writer }: PersonalDataStage): string | undefined {
  const consent = entitlementId('user-consent');
  if (!memory.drawn.kinds.has(consent)) return undefined;
  const { id: tenant, name } = memory.tenant;
  const id = populationId('consenting', tenant);
  writer.node({ kind: 'Population', id, name: `people who may consent @ ${name}` });
  writer.fact({ kind: 'AT', from: id, to: tenant });
  memory.drawn.kinds.set(id, 'Population');
  writer.link({
    kind: 'ACTS_FOR',
    from: consent,
    to: id,
    gate: 0,
    rule: 'consented-access',
    basis: 'OBSERVED',
    evidence: ['graph/authorization-policy'],
    says: 'opens mail, files and Azure of',
  });
  return id;
}
