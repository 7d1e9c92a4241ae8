import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { AuditAction } from '../domain/audit/audit-action.ts'
import { DomainError } from '../domain/errors.ts'
import type { PermissionCode } from '../domain/iam/permission-catalogue.ts'
import { text } from '../domain/text.ts'
import type { ApiEnv } from './context.ts'
import { type Envelope, envelopeSchema } from './envelope.ts'
import { requireExecutorToken } from './jobs/executor-gate.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type RateClass = 'read' | 'write' | 'auth' | 'send' | 'internal'
export type RouteGuard = {
  /** `executor`: no person, but an executor with its token; what it may do hangs on the ticket of a run. */
  permission: PermissionCode | 'public' | 'signed-in' | 'executor'
  /** Reachable while the caller still has to change the password. */
  beforePasswordChange?: boolean
  audit?: { action?: AuditAction; resource?: string; skip?: true }
  rate?: RateClass
  /** Honours `Idempotency-Key`; on by default for POST. */
  idempotent?: boolean
  /** Needs a recent confirmation of who the caller is. */
  stepUp?: boolean
}

/** What a route answers that is not the envelope: `content` by media type. */
type RawResponse = { description: string; content: Record<string, { schema: z.ZodType }> }
type Answers = { [status: number]: z.ZodType | RawResponse }
type Request = { params?: z.ZodObject; query?: z.ZodObject; headers?: z.ZodObject; body?: z.ZodType }

/** Wherever any JSON may stand, any value may: the two sides describe that with recursive types that do not fit together. */
type Loose<T> = z.core.util.JSONType extends T
  ? unknown
  : T extends string | number | boolean | null | undefined | Date
    ? T
    : T extends (infer I)[]
      ? Loose<I>[]
      : { [K in keyof T]: Loose<T[K]> }
type Described<A extends Answers> = {
  [S in keyof A]: A[S] extends z.ZodType
    ? { description: string; content: { 'application/json': { schema: z.ZodType<Envelope<Loose<z.output<A[S]>>>> } } }
    : A[S]
}
type Asked<Q extends Request> = Omit<Q, 'body'> &
  (Q extends { body: infer B extends z.ZodType }
    ? { body: { required: true; content: { 'application/json': { schema: B } } } }
    : unknown)

export type DefinedRoute<P extends string, M extends Method, Q extends Request, A extends Answers> = {
  path: P
  method: M
  summary: string
  tags: string[]
  request: Asked<Q>
  responses: Described<A>
  guard: RouteGuard
  middleware: MiddlewareHandler<ApiEnv>[]
}

type RouteConfig<P extends string, M extends Method, Q extends Request, A extends Answers> = RouteGuard & {
  path: P
  method: M
  summary: string
  tags: string[]
  request?: Q
  responses: A
}

export function defineRoute<
  P extends string,
  M extends Method,
  A extends Answers,
  Q extends Request = Record<never, never>,
>(config: RouteConfig<P, M, Q, A>): DefinedRoute<P, M, Q, A> {
  const { path, method, summary, tags, request, responses, ...guard } = config
  const { body, ...rest } = request ?? ({} as Q)
  return {
    path,
    method,
    summary,
    tags,
    request: {
      ...rest,
      ...(body && {
        body: { required: !body.safeParse(undefined).success, content: { 'application/json': { schema: body } } },
      }),
    } as unknown as Asked<Q>,
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [
        status,
        answer instanceof z.ZodType
          ? { description: summary, content: { 'application/json': { schema: envelopeSchema(answer) } } }
          : answer,
      ]),
    ) as unknown as Described<A>,
    guard,
    middleware: [requires(guard)],
  }
}

export function createRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const fields = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        message: text(issue.message, issue.message),
      }))
      throw new DomainError('validation', text('参数校验失败', 'Some of the input is not valid'), { fields })
    },
  })
}

export function bearerOf(c: Context<ApiEnv>): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/.exec(c.req.header('Authorization') ?? '')?.[1]
}

function requires(guard: RouteGuard): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (guard.permission === 'executor') requireExecutorToken(c)
    else if (guard.permission !== 'public') {
      const bearer = bearerOf(c)
      if (!bearer) throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
      const caller = await c.var.deps.sessions.authenticate(bearer)
      if (caller.mustChangePassword && !guard.beforePasswordChange) {
        throw new DomainError('password_change_needed', text('请先修改密码', 'Change your password first'))
      }
      if (guard.permission !== 'signed-in' && !caller.permissions.has(guard.permission)) {
        throw new DomainError('forbidden', text('没有权限执行此操作', 'You do not have the right to do this'))
      }
      c.set('caller', caller)
    }
    await next()
  }
}
