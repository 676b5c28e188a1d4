/** The help that the catalogue has for a link: what it means, how it is abused and closed, when it is wrong. */
import type { LinkHelp } from '#catalogue';
import { builder } from './builder.ts';

export const LinkHelpRef = builder.objectRef<LinkHelp>('LinkHelp').implement({
  description: 'What a link means to somebody who defends: of its ability where it has one, else of its kind.',
  fields: (t) => ({
    claim: t.exposeString('claim', { description: 'What the link claims, in a sentence.' }),
    abuse: t.exposeString('abuse', { description: 'How an attacker uses it.' }),
    close: t.exposeString('close', { description: 'How it is closed, and what that leaves.' }),
    wrong: t.exposeString('wrong', { description: 'When a link of this sort is wrong, or not drawn.' }),
    source: t.exposeString('source', { description: 'Where the rule is written down.' }),
  }),
});
