/** A table of facts that reads as cards where the page is narrow: nothing scrolls sideways. */
import './fact-table.css';
import type { ReactNode } from 'react';

/** One row: a cell for each column. */
export interface FactRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

/** The table. The first column names the row. */
export function FactTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly FactRow[];
}) {
  return (
    <div className="panel">
      <table className="facts">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, at) => (
                <td key={columns[at + 1]} data-label={columns[at + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
