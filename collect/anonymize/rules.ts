/** Replaces the literals of rules, each as the field is that it is compared with: dynamic groups, filters, conditions of Azure roles, claims of federated tokens. */

/** Replaces a literal that is compared with a field; the field is empty where none stands before it. */
export type ReplaceLiteral = (field: string, literal: string) => string;

/**
 * Fields (`user.department`, `@Request[Provider/type:RoleDefinitionId]`), actions and claims, which stay; then literals in
 * quotes, and ids without.
 */
const part =
  /(@\w+\s*\[[^\]]*\])|((?:sub)?(?:action|operation)matches\s*\{[^}]*\}|claims\[[^\]]*\])|([A-Za-z]+(?:\.\w+)+)|"((?:[^"\\]|\\.)*)"|'([^']*)'|\b([\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12})\b/gi;

/** The rule with its literals replaced. */
export function replaceLiterals(rule: string, replace: ReplaceLiteral): string {
  let field = '';
  return rule.replace(part, (whole, attribute, stays, path, double, single, id) => {
    if (stays !== undefined) {
      field = String(stays).startsWith('claims') ? 'subject' : field;
      return whole;
    }
    if (attribute !== undefined) field = /(\w+)\]$/.exec(attribute)?.[1] ?? '';
    if (path !== undefined) field = String(path).split('.').at(-1) ?? '';
    if (path !== undefined) return replacedPath(String(path), replace);
    if (attribute !== undefined) return whole;
    if (double !== undefined) return `"${replace(field, double)}"`;
    return single === undefined ? replace(field, String(id)) : `'${replace(field, single)}'`;
  });
}

/** Attributes that the tenant itself named: of its extensions, and its custom security attributes. */
function replacedPath(path: string, replace: ReplaceLiteral): string {
  const [object = '', ...fields] = path.split('.');
  const isOwn = /^customsecurityattribute$/i.test(object) || fields.some((one) => /^extension_/i.test(one));
  return isOwn ? [object, ...fields.map((one) => replace('displayName', one))].join('.') : path;
}
