/** A framework of controls: what others call the thing that a finding is evidence towards. */

/** A framework at one version; its controls by their own ids, each in words of Postern's. */
export interface Framework {
  readonly name: string;
  readonly version: string;
  /** Where its text is. */
  readonly source: string;
  readonly controls: Readonly<Record<string, string>>;
  /** Ids that people quote for one of the controls: those of another version, another spelling, or a common mistake. */
  readonly aliases?: Readonly<Record<string, string>>;
}
