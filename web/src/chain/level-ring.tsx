/** A level, drawn three ways at once: colour, number, thickness of the ring; so it survives greyscale and print. */
import './level-ring.css';
import type { LevelFragment } from '../questions/answers.ts';
import { levelWords } from '../words.ts';

interface Props {
  readonly level: LevelFragment | null;
  /** Dashed: not collected, its worst taken for granted. */
  readonly assumed?: boolean;
  /** Filled: the one weakest link. */
  readonly filled?: boolean;
  /** What the level is of, for those who hear the page. */
  readonly of?: string;
}

const widths = [2, 1, 2, 3, 4.5, 1.6] as const;

/** The ring; a dash where there is no level, which means that no route leads there. */
export function LevelRing({ level, assumed = false, filled = false, of }: Props) {
  if (level === null)
    return (
      <span className="ring none" title={`${of ? `${of}: ` : ''}no route`}>
        <span aria-hidden="true">–</span>
        <span className="unseen">no route</span>
      </span>
    );
  const { value, name } = level;
  const words = `${value}, ${levelWords[name]}${assumed ? ', assumed' : ''}`;
  const dashes = assumed ? '3 2.6' : value === 0 ? '13 5' : undefined;
  return (
    <span className={`ring level-${value}${filled ? ' filled' : ''}`} title={`${of ? `${of}: ` : ''}${words}`}>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <circle
          cx="13"
          cy="13"
          r={12 - (widths[value] ?? 1) / 2}
          strokeWidth={widths[value]}
          strokeDasharray={dashes}
        />
        {value === 5 && <circle cx="13" cy="13" r="8.4" strokeWidth="1.6" />}
        <text x="13" y="17.5" textAnchor="middle">
          {value}
        </text>
      </svg>
      <span className="unseen">{words}</span>
    </span>
  );
}
