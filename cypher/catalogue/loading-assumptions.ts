/** What loading takes for granted beside what judging does: the key stands in a link's evidence, the sentence is for people. */
export const loadingAssumptions = {
  'azure-role-not-collected':
    'The definition of an Azure role was not collected: it is taken to grant itself any other role at its scopes.',
  'approver-assumed': 'That whoever approves can be had is taken for granted.',
  'package-approver':
    'Who approves an access package is a manager, a sponsor or somebody whom no collection tells: whoever asks is taken to have them.',
  'eligible-arrival':
    'Whoever is added to a group is taken to activate what its members are eligible for as the one of them who has it easiest.',
} as const;
