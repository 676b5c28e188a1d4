/** What is asked where something is taken for granted: the words of each assumption, and how it is answered. */
import { type Ability, abilities } from './abilities.ts';
import { type AssumptionEntry, assumptionEntries, type QuestionAnswer } from './assumptions.ts';
import { linkRules } from './link-rules.ts';
import { loadingAssumptions } from './loading-assumptions.ts';
import { openingCollections } from './opening-collections.ts';

/** What loading takes for granted beside what judging does. */
const ofLoading: Readonly<Record<string, AssumptionEntry | undefined>> = {
  'approver-assumed': {
    says: loadingAssumptions['approver-assumed'],
    answer: { repair: 'Name approvers who are hard to be had.' },
  },
  'package-approver': {
    says: loadingAssumptions['package-approver'],
    answer: { repair: 'Name people or a group as those who approve the package.' },
  },
  'eligible-arrival': {
    says: loadingAssumptions['eligible-arrival'],
    answer: { repair: 'Ask for an authentication context at activation.' },
  },
};

/** Rules that draw a link for want of a collection, each with what would answer. */
const answersOfRules: Readonly<Record<string, readonly string[] | undefined>> = {
  'not-collected': openingCollections('KeyVault').filter((name) =>
    /users|service-principals$|applications$|members|resources/.test(name),
  ),
};

const nobodyTells: QuestionAnswer = {
  repair: 'No collection and no declaration tells it: take away what the link gives, or close its target another way.',
};

interface Question {
  readonly says: string;
  readonly answer: QuestionAnswer;
}

/**
 * The assumption in words, and how it is answered where some collections are whole: by those that are missing; where none is, what was collected does not
 * tell, and it is closed by a change.
 */
export function questionWhere(key: string, isWhole: (collection: string) => boolean): Question {
  const { says, answer } = questionOf(key);
  if (!('collect' in answer)) return { says, answer };
  const collect = answer.collect.filter((name) => !isWhole(name));
  if (collect.length > 0) return { says, answer: { collect } };
  const all: Readonly<Record<string, Ability | undefined>> = abilities;
  const close = all[key]?.close;
  return {
    says,
    answer: close === undefined ? nobodyTells : { repair: `What was collected does not tell it. ${close}` },
  };
}

/** The assumption in words, and how it is answered: by its key, which is that of judging or loading, an ability or a rule. */
export function questionOf(key: string): Question {
  const judging: Readonly<Record<string, AssumptionEntry | undefined>> = assumptionEntries;
  const entry = judging[key] ?? ofLoading[key];
  if (entry !== undefined) return { says: entry.says, answer: entry.answer ?? nobodyTells };
  const rules: Readonly<Record<string, { readonly says: string } | undefined>> = linkRules;
  const collect = answersOfRules[key];
  const rule = rules[key];
  if (rule !== undefined)
    return {
      says: `Nothing tells whether this works here: ${rule.says}`,
      answer: collect === undefined ? nobodyTells : { collect },
    };
  const all: Readonly<Record<string, Ability | undefined>> = abilities;
  const ability = all[key];
  if (ability === undefined) return { says: key, answer: nobodyTells };
  const says = `What is not known about reaching some of these is taken to be open: ${ability.population}.`;
  return { says, answer: ability.needs.length > 0 ? { collect: ability.needs } : nobodyTells };
}
