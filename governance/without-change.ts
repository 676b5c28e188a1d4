/** Rules whose findings no edit of facts closes, and why: what is left to do is for people to decide or to build. */

/** By rule. Every rule stands here or has a change; a test holds that. */
export const withoutChange: Readonly<Record<string, string>> = {
  H01: 'It takes a set of changes: `postern fixes` plans one for the resource and proves it.',
  H11: 'What the home tenant of a guest verifies stands in no row here. Declare it, or remove what the guest holds.',
  N06: 'The credential that takes its place is made where the workload runs; its row is there only then.',
  N16: 'Who is to answer for it only people can say.',
  N18: 'Who is to answer for it only people can say; removing the owners who are gone leaves it without any.',
  N19: 'What it is for only people can say.',
  N23: 'Who reviews it, and how often, only people can say; permissions of applications have no review in Graph.',
  N25: 'The recommendation names the workload, and not which of its permissions are unused.',
  N27: 'Who may change the code is many; `postern fixes` finds which of them to take away first.',
  N32: 'Who reads the vault is many; `postern fixes` finds which of them to take away first.',
  N37: 'The machine has to be rebuilt upon a workload identity first; then the account can go.',
  N38: 'It closes when nobody signs in with it any more: an account of their own has to be made for whoever does.',
  N42: 'Who is to sponsor it only people can say.',
};
