/** Break-glass accounts, apart from all others: each with the rules that it is held to. */
import { writeAddress } from '../address.ts';
import { Link } from '../frame/link.tsx';
import type { ResourcesQuery } from '../questions/answers.ts';

/** The section; the accounts count in every number above like all others. */
export function BreakGlass({ accounts }: { readonly accounts: ResourcesQuery['breakGlass'] }) {
  return (
    <section aria-label="Break-glass accounts">
      <h2>Break-glass accounts</h2>
      <ul className="panel break-glass">
        {accounts.map(({ id, name, findings }) => (
          <li key={id}>
            {name === null ? (
              <span>{id}: the tenant has no such account</span>
            ) : (
              <Link href={writeAddress('/node', { id })}>{name}</Link>
            )}
            <ul>
              {findings.map(({ rule, met, why }) => (
                <li key={rule} className={met ? 'small dim' : 'small broken'}>
                  <span aria-hidden="true">{met ? '✓' : '✗'}</span>
                  <span>
                    {rule}
                    <span className="unseen">{met ? ', kept' : ', not kept'}</span>
                  </span>
                  <span>{why}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
