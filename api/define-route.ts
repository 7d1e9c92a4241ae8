import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Handler } from 'hono'
import type { ApiEnv } from './context.ts'
import { describeOperation } from './docs/describe-operation.ts'
import { type Envelope, envelopeSchema } from './envelope.ts'
import { describeRoute, type Method, type RouteGuard, type RouteInfo, type RouteInput } from './http/route-info.ts'
import { serveRoute } from './http/serve-route.ts'

export { bearerOf } from './http/admit.ts'

/** An answer that is not the envelope, such as a file or a stream of events. */
type RawResponse = { description: string; content: Record<string, { schema: z.ZodType }> }
/** By status: what is in the envelope's `data`, or a raw response. */
type Answers = { [status: number]: z.ZodType | RawResponse }

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
type Asked<Q extends RouteInput> = Omit<Q, 'body'> &
  (Q extends { body: infer B extends z.ZodType }
    ? { body: { required: true; content: { 'application/json': { schema: B } } } }
    : unknown)

export type DefinedRoute<P extends string, M extends Method, Q extends RouteInput, A extends Answers> = {
  path: P
  method: M
  summary: string
  tags: string[]
  request: Asked<Q>
  responses: Described<A>
  info: RouteInfo
}

type RouteConfig<P extends string, M extends Method, Q extends RouteInput, A extends Answers> = RouteGuard & {
  path: P
  method: M
  summary: string
  description?: string
  tags: string[]
  request?: Q
  responses: A
}

/** A route with its right, its input and its answers. Whoever is refused one of them never reaches the handler. */
export function defineRoute<
  P extends string,
  M extends Method,
  A extends Answers,
  Q extends RouteInput = Record<never, never>,
>(config: RouteConfig<P, M, Q, A>): DefinedRoute<P, M, Q, A> {
  const { path, method, summary, description, tags, request, responses, ...guard } = config
  const input: RouteInput = request ?? {}
  const info = describeRoute(method, path, { guard, input })
  const answers = Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => [status, inEnvelope(answer, summary)]),
  )
  return {
    path,
    method,
    ...describeOperation({ info, path, summary, description, tags, answers }),
    info,
  } as unknown as DefinedRoute<P, M, Q, A>
}

function inEnvelope(answer: z.ZodType | RawResponse, summary: string): RawResponse {
  return answer instanceof z.ZodType
    ? { description: summary, content: { 'application/json': { schema: envelopeSchema(answer) } } }
    : answer
}

/** A router that only takes routes made by `defineRoute`, and serves every one through the same pipeline. */
export function createRouter(): OpenAPIHono<ApiEnv> {
  const router = new OpenAPIHono<ApiEnv>()
  const openapi = ({ info, ...operation }: { info: RouteInfo } & Operation, handler: Handler<ApiEnv>) => {
    router.openAPIRegistry.registerPath(operation)
    const serve = serveRoute(info, handler, { streamedBody: streamedBodyOf(operation) })
    return router.on(info.method, operation.path.replaceAll(/{(.+?)}/g, ':$1'), serve)
  }
  // The types of the library's method hold: `defineRoute` describes to it exactly what `serveRoute` checks.
  router.openapi = openapi as unknown as typeof router.openapi
  return router
}

/** The media type of a body that is not JSON. */
function streamedBodyOf({ request }: Operation): string | undefined {
  return Object.keys(request?.body?.content ?? {}).find((type) => type !== 'application/json')
}

type Operation = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]
