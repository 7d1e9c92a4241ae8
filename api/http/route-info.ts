import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { ApiEnv, Caller } from '../context.ts'
import type { Call } from './call.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * How tightly requests are counted. `auth` and `send` count each single one; the others share points in blocks.
 */
export type RateClass = 'read' | 'write' | 'auth' | 'send' | 'internal'

export type StepUpRule = (c: Context<ApiEnv>, input: RouteValues) => boolean | Promise<boolean>
/** What the caller sent, valid and with its defaults. */
// biome-ignore lint/suspicious/noExplicitAny: the rule stands beside the schemas that say what is in it.
type RouteValues = { params: any; query: any; body: any }

/** Gives what was asked for without its secrets. It may be anything: nobody has checked it when it was refused. */
export type AuditMask = (input: unknown, call: Call) => unknown

/** What a form holds, and the content by which a request that comes again is known: its bytes differ each time. */
type FormReader = (request: Request) => Promise<{ form: object; content: Uint8Array }>

export type RouteGuard = {
  /** `executor`: no person, but an executor with its token; what it may do hangs on the ticket of a run. */
  permission: PermissionCode | 'public' | 'signed-in' | 'executor'
  /** Reachable while the caller still has to change the password. */
  beforePasswordChange?: boolean
  /** Reachable while the caller still has to bind a second factor. */
  beforeFactorBound?: boolean
  /**
   * What the audit row says; by default from method and permission. `skip`: no row; `secrets`: fields of the body to mask,
   * or what masks it.
   */
  audit?: { action?: AuditAction; resource?: string; skip?: true; secrets?: readonly string[] | AuditMask }
  /** By default `read` for GET, else `write`. */
  rate?: RateClass
  /** Honours `Idempotency-Key`; by default every POST of a known caller does. */
  idempotent?: boolean
  /** Needs a recent confirmation of who the caller is: always, or when the valid input says so. */
  stepUp?: true | StepUpRule
  /** Who asks, when it is a page of Temporal's Web UI, which brings a cookie of ours instead of a bearer token. */
  fromTemporalUi?: (c: Context<ApiEnv>) => Promise<Caller>
  /** Not for a program with an API key; by default what changes something below `/auth` and what needs a confirmation. */
  person?: boolean
  /** Reads a form for the handler, which finds it by `c.req.valid('form')`; without it the handler reads the stream. */
  readForm?: FormReader
  /** The body is a vendor's: read whole and left as it came, for its handler to tell whether it is genuine. */
  rawBody?: true
  /** Largest body in bytes; 1 MiB unless given. */
  maxBodyBytes?: number
}

/** The schemas that a request has to meet. A route without `body` takes none, or an empty object. */
export type RouteInput = { params?: z.ZodObject; query?: z.ZodObject; headers?: z.ZodObject; body?: z.ZodType }

/** A route with all its defaults decided. */
export type RouteInfo = {
  method: Uppercase<Method>
  /** `/api/v1/jobs/{id}`: the name in figures and logs, whichever version was called. */
  pattern: string
  guard: RouteGuard
  rate: RateClass
  isIdempotent: boolean
  needsPerson: boolean
  action: AuditAction
  resource: string
  maxBodyBytes: number
  input: RouteInput
}

const actionOf: Record<Method, AuditAction> = {
  get: 'read',
  post: 'create',
  put: 'update',
  patch: 'update',
  delete: 'delete',
}

const mebibyte = 1024 * 1024

export function describeRoute(
  method: Method,
  path: string,
  { guard, input }: { guard: RouteGuard; input: RouteInput },
): RouteInfo {
  const { permission, audit, rate, idempotent, maxBodyBytes } = guard
  return {
    method: method.toUpperCase() as Uppercase<Method>,
    pattern: `/api/v1${path}`,
    guard,
    rate: rate ?? (method === 'get' ? 'read' : 'write'),
    isIdempotent: permission !== 'public' && permission !== 'executor' && (idempotent ?? method === 'post'),
    needsPerson: guard.person ?? (guard.stepUp === true || (method !== 'get' && path.startsWith('/auth/'))),
    action: audit?.action ?? actionOf[method],
    resource: audit?.resource ?? resourceOf(permission, path),
    maxBodyBytes: maxBodyBytes ?? mebibyte,
    input,
  }
}

function resourceOf(permission: RouteGuard['permission'], path: string): string {
  const [resource] = permission.split(':')
  const isCode = permission.includes(':') && resource
  return isCode ? resource : (path.split('/')[1] ?? 'api')
}
