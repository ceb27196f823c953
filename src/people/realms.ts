/** What a person's pseudonym is made for, where it is no event's: a code for one tells nothing of another. */
export const languageRealm = 'language';

/** Whether somebody wants direct messages. */
export const directRealm = 'direct';

/** Who organizes in a group because an organizer named them. */
export function organizerRealm(groupId: string): string {
  return `organizer ${groupId}`;
}

/** Whose reactions under this post are not counted any more, because they had themselves forgotten. */
export function forgottenRealm(postId: string): string {
  return `forgotten ${postId}`;
}
