/** Something that has been started. */
export interface Running {
  stop(): Promise<void>;
}
