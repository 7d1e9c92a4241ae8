/** What came of inviting somebody. Who may not be seen is not found; `beyond`: they have rights that the caller has not. */
export const inviteResults = ['invited', 'no_address', 'not_pending', 'too_often', 'beyond', 'not_found'] as const
export type InviteResult = (typeof inviteResults)[number]

/** How many people one request may invite: as many as a page of the list holds. */
export const mostInvited = 200
