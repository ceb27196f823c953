/** A channel of one group (a Discord server, a Slack workspace) or, without a group, a direct message. */
export interface Place {
  readonly platform: string;
  /** The platform's id of the server or workspace; null in a direct message. */
  readonly group: string | null;
  readonly channel: string;
}

/** A message on a platform, by the platform's own ids. */
export interface MessageRef {
  readonly platform: string;
  readonly channel: string;
  readonly message: string;
}
