import type { Logger } from 'pino'
import type { Db, Tx } from '../db/database.ts'
import type { Listener } from '../db/listen.ts'
import type { Viewer } from '../domain/iam/viewer.ts'
import type { SecretBox } from '../domain/secret-box.ts'
import type { Language } from '../domain/text.ts'
import type { Egress } from '../platform/egress/egress.ts'
import type { FileStore } from '../platform/files.ts'
import type { TemporalGateway } from '../platform/temporal.ts'
import type { Call } from './http/call.ts'
import type { Identity } from './iam/identity.ts'
import type { SessionGate } from './iam/session-gate.ts'
import type { ApiServices } from './services.ts'
import type { ApiSettings } from './settings.ts'

/** Who asks, as the session gate found out. */
export type Caller = {
  userId: number
  username: string
  name: string
  departmentId: number | null
  roleCodes: string[]
  permissions: ReadonlySet<string>
  /** By whom rules about rows and columns are decided. */
  viewer: Viewer
  /** 0, which is no session, of a program with an API key. */
  sessionId: number
  apiKey?: { id: number; name: string }
  mustChangePassword: boolean
  /** When the caller last proved who they are; absent where nobody can, as with a program's key. */
  confirmedAt?: Date
  /** From then on, in milliseconds, nothing but binding a second factor is allowed. */
  bindFactorFrom?: number
}

export type ApiDeps = {
  db: Db
  listener: Listener
  temporal: TemporalGateway
  log: Logger
  settings: ApiSettings
  secrets: SecretBox
  files: FileStore
  egress: Egress
  sessions: SessionGate
  identity: Identity
}

/**
 * Runs a change in one transaction together with its audit row; the triggers of the change log find caller, trace and
 * reason there. `resourceId` is, unless given, the id in the path or the `id` of what the change returns;
 * `status` is the HTTP status that the route will answer with (200). What it returns is plain data: under an
 * `Idempotency-Key` it is kept, so that a request which was cut off after its change can be answered without changing twice.
 */
export type Write = <T>(
  change: (tx: Tx) => Promise<T>,
  about?: { resourceId?: string | number; status?: number },
) => Promise<T>

export type ApiEnv = {
  Variables: {
    deps: ApiDeps
    db: Db
    temporal: TemporalGateway
    traceId: string
    language: Language
    ipAddress: string
    device: string
    /** The page of the console that the request came from. */
    page: string | undefined
    /** Set on every route that is not public. */
    caller: Caller
    /** Why, in the caller's words: header `X-OPS-Reason` (URI-encoded), else the body's field `reason`. */
    reason: string | undefined
    write: Write
    services: ApiServices
    call: Call
  }
}
