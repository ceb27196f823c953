/** A channel that organizers chose for something, or that the installer asks about. */
export interface ChosenChannel {
  /** The platform's own. */
  readonly id: string;
  /** Whether organizers are told things there: then not everybody may read it. */
  readonly forOrganizers: boolean;
}
