/** What a link means, how it is abused and closed, and when it is wrong: of its ability where it has one, else of its kind. */
import { type AbilityName, abilities } from './abilities.ts';
import { parsePopulationId } from './ids.ts';
import { linkKindDetails } from './link-kind-details.ts';
import { type LinkKind, linkKinds } from './link-kinds.ts';

/** The help. */
export interface LinkHelp {
  /** What the link claims, in a sentence. */
  readonly claim: string;
  readonly abuse: string;
  readonly close: string;
  /** When a link of this sort is wrong. */
  readonly wrong: string;
  /** Where the rule is written down. */
  readonly source: string;
}

/** A link by its kind and rule, and the ids of its ends. */
export interface HelpedLink {
  readonly kind: LinkKind;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** The help for a link. */
export function helpOf(link: HelpedLink): LinkHelp {
  const ability = abilityOf(link);
  if (ability !== undefined) return abilities[ability];
  return { ...linkKindDetails[link.kind], source: linkKinds[link.kind].source };
}

/** An ability is a rule of its own name; it also names the Population that a link leads into or out of. */
function abilityOf({ kind, rule, from, to }: HelpedLink): AbilityName | undefined {
  if (isAbilityName(rule)) return rule;
  const of = parsePopulationId(kind === 'INCLUDES' ? from : to)?.of;
  return of !== undefined && isAbilityName(of) && (kind === 'INCLUDES' || abilities[of].kind === kind) ? of : undefined;
}

function isAbilityName(name: string): name is AbilityName {
  return Object.hasOwn(abilities, name);
}
