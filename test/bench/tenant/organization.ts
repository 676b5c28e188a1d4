/** Who works where: users in teams, teams in departments of skewed size, departments in divisions, all in order of number. */
import { hash, zipfSizes } from '../random.ts';
import { signInMix, type TenantParameters } from './parameters.ts';

/** A stretch of numbers: from `first` on, below `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** The organization; memory: four bytes a team and a department. */
export interface Organization {
  readonly parameters: TenantParameters;
  /** The users of a team, of a department. */
  team(team: number): Stretch;
  department(department: number): Stretch;
  teamsOf(department: number): Stretch;
  departmentsOf(division: number): Stretch;
  /** The level at which a user's sign-in is meant to be: 1 to 4; those who administer are better than the rest. */
  signInLevel(user: number): 1 | 2 | 3 | 4;
  /** People of tier 1, by number. */
  tierOne(number: number): number;
}

/** Draws it up. */
export function organize(parameters: TenantParameters): Organization {
  const { seed, users, teams, departments, divisions, tierZero, tierOne } = parameters;
  const teamEnds = ends(
    Array.from({ length: teams }, (_, team) => 3 + (hash(seed, 11, team) % 11)),
    users,
  );
  const departmentEnds = ends(zipfSizes(departments, teams, { skew: 0.6 }), teams);
  const divisionEnds = ends(zipfSizes(divisions, departments, { skew: 0.4 }), departments);
  const stretch = (bounds: Int32Array, number: number): Stretch => ({
    first: number === 0 ? 0 : (bounds[number - 1] as number),
    end: bounds[number] as number,
  });
  const teamsOf = (department: number) => stretch(departmentEnds, department);
  const team = (number: number) => stretch(teamEnds, number);
  return {
    parameters,
    team,
    teamsOf,
    department(department) {
      const { first, end } = teamsOf(department);
      return first >= end ? { first: 0, end: 0 } : { first: team(first).first, end: team(end - 1).end };
    },
    departmentsOf: (division) => stretch(divisionEnds, division),
    signInLevel(user) {
      const percent = hash(seed, 13, user) % 100;
      if (user < tierZero) return percent < 80 ? 4 : 3;
      if (user < tierZero + tierOne) return percent < 2 ? 1 : percent < 15 ? 2 : percent < 70 ? 3 : 4;
      const [one, two, three] = signInMix;
      return percent < one ? 1 : percent < one + two ? 2 : percent < one + two + three ? 3 : 4;
    },
    tierOne: (number) => tierZero + (number % tierOne),
  };
}

/** Where each part ends, its sizes fitted to the whole. */
function ends(sizes: readonly number[], whole: number): Int32Array {
  const sum = sizes.reduce((all, one) => all + one, 0);
  const found = new Int32Array(sizes.length);
  let before = 0;
  for (const [index, size] of sizes.entries()) {
    before += size;
    found[index] = Math.round((before / sum) * whole);
  }
  return found;
}
