import type { Caller } from '../context.ts'

/** The one door through which a bearer token becomes a caller. */
export type SessionGate = {
  /**
   * Throws `unauthenticated`, `token_expired` or `session_revoked`; `unavailable` when the session could not be checked.
   * A caller who must change the password comes back with `mustChangePassword`: the route refuses, not the gate.
   */
  authenticate(bearer: string): Promise<Caller>
  close(): Promise<void>
}
