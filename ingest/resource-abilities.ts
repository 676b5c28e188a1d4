/** Which abilities reach a resource, given its kind and the settings that close some of them. */
import { type Ability, type AbilityName, abilityEntries, type Level, type NodeKind } from '#catalogue';

/** The settings of a resource that open or close an ability. */
export interface ResourceSettings {
  readonly enableRbacAuthorization?: boolean | null | undefined;
  readonly allowSharedKeyAccess?: boolean | null | undefined;
}

const closedBy: Readonly<Partial<Record<AbilityName, (settings: ResourceSettings) => boolean>>> = {
  // A vault judges by Azure RBAC or by its access policies, never by both.
  'vault-access-policies': (settings) => settings.enableRbacAuthorization === true,
  'vault-secrets': (settings) => settings.enableRbacAuthorization !== true,
  'storage-keys': (settings) => settings.allowSharedKeyAccess === false,
};

/** The abilities that reach it, each with nothing left to defeat. */
export function reachedBy(kind: NodeKind, settings: ResourceSettings): Partial<Record<AbilityName, Level>> {
  const open = abilityEntries.filter(
    ([name, ability]: readonly [AbilityName, Ability]) => ability.reaches.includes(kind) && !closedBy[name]?.(settings),
  );
  return Object.fromEntries(open.map(([name]) => [name, 0])) as Partial<Record<AbilityName, Level>>;
}
