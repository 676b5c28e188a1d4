/** What a load keeps in mind about a tenant while it reads: typed parts, each with readers and its writers. */

import type { Applications } from './applications.ts';
import { ApplicationsMemory } from './applications.ts';
import type { Azure } from './azure.ts';
import { AzureMemory } from './azure.ts';
import { type Directory, DirectoryMemory } from './directory.ts';
import type { Drawn } from './drawn.ts';
import { DrawnMemory } from './drawn.ts';
import { EligibilityMemory, type EligibilityRecords } from './eligibility.ts';
import { type Gaps, GapsMemory } from './gaps.ts';
import { type Groups, GroupsMemory } from './groups.ts';
import { type Identities, IdentitiesMemory } from './identities.ts';
import type { Judged } from './judged.ts';
import { JudgedMemory } from './judged.ts';
import { type Powers, PowersMemory } from './powers.ts';
import { type Privileges, PrivilegesMemory } from './privileges.ts';
import type { LoadedTenant } from './tenant.ts';

/** The parts as readers see them. */
export interface Parts {
  readonly tenant: LoadedTenant;
  readonly drawn: Drawn;
  readonly gaps: Gaps;
  readonly powers: Powers;
  readonly directory: Directory;
  readonly groups: Groups;
  readonly applications: Applications;
  readonly azure: Azure;
  readonly identities: Identities;
  readonly eligibility: EligibilityRecords;
  readonly privileges: Privileges;
  readonly judged: Judged;
}

/** Parts that a rule reads. */
export type Reads<Part extends keyof Parts> = Pick<Parts, Part>;

/** Parts that a rule writes, or gives to one that does. */
export type Writes<Part extends Exclude<keyof Parts, 'tenant'>> = Pick<LoadMemory, Part>;

/** The memory of one load: all its parts, empty at first. */
export class LoadMemory implements Parts {
  readonly tenant: LoadedTenant;
  readonly drawn = new DrawnMemory();
  readonly gaps = new GapsMemory();
  readonly powers = new PowersMemory();
  readonly directory = new DirectoryMemory();
  readonly groups = new GroupsMemory();
  readonly applications = new ApplicationsMemory();
  readonly azure = new AzureMemory();
  readonly identities = new IdentitiesMemory();
  readonly eligibility = new EligibilityMemory();
  readonly privileges: PrivilegesMemory;
  readonly judged = new JudgedMemory();

  constructor(tenant: LoadedTenant) {
    this.tenant = tenant;
    this.privileges = new PrivilegesMemory(tenant.declared);
  }
}
