import {
  Client,
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import {
  ApplicationFailure,
  defineSearchAttributeKey,
  type PayloadCodec,
  type SignalDefinition,
  TypedSearchAttributes,
  type UpdateDefinition,
} from '@temporalio/common'
import { DomainError } from '../domain/errors.ts'
import { text } from '../domain/text.ts'
import { sealedDataConverter } from './temporal-codec.ts'
import { domainErrorIn } from './temporal-failures.ts'

const searchAttributeNames = ['OpsKind', 'OpsSubject', 'OpsOwner', 'OpsStatus', 'OpsTrace'] as const
export type SearchAttributes = Partial<Record<(typeof searchAttributeNames)[number], string>>

export type StartWorkflow = {
  workflowType: string
  workflowId: string
  taskQueue: string
  args: unknown[]
  memo?: Record<string, unknown>
  /** 1 (first) to 5; what the workflow starts inherits it. */
  priority?: { priorityKey: number }
  searchAttributes?: SearchAttributes
}

export type SignalWorkflow = { workflowId: string; signal: string }

export type TemporalOptions = {
  connection: ConnectionOptions
  namespace: string
  /** Seals what goes to Temporal. */
  codec?: PayloadCodec
  /** Where operators look at histories; without it, pages show no link. */
  uiUrl?: string | undefined
}

export type TemporalGateway = {
  readonly client: Client
  /** Starts once per workflow id: a second call finds the first and is content. */
  startWorkflow(start: StartWorkflow): Promise<void>
  /** Waits for the handler's answer; a refusal of the workflow comes back as the `DomainError` that it threw. */
  update<Result, Argument>(
    workflowId: string,
    definition: UpdateDefinition<Result, [Argument]>,
    argument: Argument,
    options?: { timeoutMs?: number },
  ): Promise<Result>
  /**
   * The same to a workflow that is started unless it runs; one that has ended starts anew. Asked again under one `updateId`,
   * it waits for the first, or gives its answer.
   */
  updateWithStart<Result, Argument>(
    start: StartWorkflow,
    definition: UpdateDefinition<Result, [Argument]>,
    argument: Argument,
    options?: { timeoutMs?: number; updateId?: string },
  ): Promise<Result>
  /** Starts the workflow unless it runs, and tells it something in the same step. One that has ended starts anew. */
  signalWithStart(start: StartWorkflow, signal: SignalDefinition): Promise<void>
  /** Like `update`, but only until the workflow has taken it on. */
  ask<Argument>(
    workflowId: string,
    definition: UpdateDefinition<unknown, [Argument]>,
    argument: Argument,
  ): Promise<void>
  signal(signal: SignalWorkflow): Promise<void>
  /** Runs a call on the client under the gateway's deadline and with its errors. */
  reach<T>(call: (client: Client) => Promise<T>, timeoutMs?: number): Promise<T>
  isReachable(): Promise<boolean>
  historyUrl(workflowId: string): string | undefined
  close(): Promise<void>
}

const callTimeoutMs = 5000
/** After a lost connection calls fail at once for this long, so that requests do not queue behind a server that is away. */
const awayMs = 2000
const mostTriesWhenAway = 3

export function createTemporalGateway(options: TemporalOptions): TemporalGateway {
  const connection = Connection.lazy({ interceptors: [quickToGiveUp()], ...options.connection })
  const { namespace, codec } = options
  const client = new Client({ connection, namespace, ...(codec && { dataConverter: sealedDataConverter(codec) }) })
  let awayUntil = 0

  return {
    client,
    reach,
    startWorkflow: (start) => reach(() => startOnce(client, start)),
    update: (workflowId, definition, argument, { timeoutMs } = {}) =>
      reach(
        () => untilTaken(() => client.workflow.getHandle(workflowId).executeUpdate(definition, { args: [argument] })),
        timeoutMs,
      ),
    updateWithStart: (
      { workflowType, searchAttributes = {}, ...rest },
      definition,
      argument,
      { timeoutMs, updateId } = {},
    ) =>
      reach(async () => {
        const asked = { args: [argument] as [typeof argument], ...(updateId !== undefined && { updateId }) }
        const handle = client.workflow.getHandle(rest.workflowId)
        // It nearly always runs, and one that does is told at half the cost.
        const told = await untilTaken(() => handle.executeUpdate(definition, asked)).then(
          (result) => ({ result }),
          orNothing,
        )
        if (told) return told.result
        const start = {
          ...rest,
          workflowIdConflictPolicy: 'USE_EXISTING',
          typedSearchAttributes: typedSearchAttributes(searchAttributes),
        } as const
        return untilTaken(() => {
          const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, start)
          return client.workflow.executeUpdateWithStart(definition, { ...asked, startWorkflowOperation })
        })
      }, timeoutMs),
    signalWithStart: ({ workflowType, searchAttributes = {}, args, ...rest }, signal) =>
      reach(async () => {
        await client.workflow.signalWithStart(workflowType, {
          ...rest,
          args,
          signal,
          typedSearchAttributes: typedSearchAttributes(searchAttributes),
        })
      }),
    ask: (workflowId, definition, argument) =>
      reach(async () => {
        const handle = client.workflow.getHandle(workflowId)
        await handle.startUpdate(definition, { args: [argument], waitForStage: 'ACCEPTED' })
      }),
    signal: ({ workflowId, signal }) => reach(() => client.workflow.getHandle(workflowId).signal(signal)),
    isReachable: () =>
      connection
        .withDeadline(Date.now() + 1000, () => connection.healthService.check({}))
        .then(
          () => true,
          () => false,
        ),
    historyUrl: (workflowId) =>
      options.uiUrl &&
      `${options.uiUrl.replace(/\/$/, '')}/namespaces/${options.namespace}/workflows/${encodeURIComponent(workflowId)}`,
    close: () => connection.close(),
  }

  async function reach<T>(call: (client: Client) => Promise<T>, timeoutMs = callTimeoutMs): Promise<T> {
    if (Date.now() < awayUntil) throw temporalAway()
    try {
      return await connection.withDeadline(Date.now() + timeoutMs, () => call(client))
    } catch (error) {
      const refusal = domainErrorIn(error)
      if (refusal) throw refusal
      if (error instanceof WorkflowNotFoundError) throw processEnded()
      const trouble = troubleOf(error)
      if (trouble === undefined) throw error
      if (trouble === 'lost') awayUntil = Date.now() + awayMs
      throw temporalAway()
    }
  }
}

/** By default a call to a server that is away is tried until its deadline, and whoever asked waits as long. */
function quickToGiveUp() {
  const { delayFunction, retryableDecider } = defaultGrpcRetryOptions()
  return makeGrpcRetryInterceptor({
    delayFunction,
    retryableDecider: (attempt, status) =>
      retryableDecider(attempt, status) && (status.code !== grpcUnavailable || attempt < mostTriesWhenAway),
  })
}

async function startOnce(client: Client, start: StartWorkflow): Promise<void> {
  const { workflowType, searchAttributes = {}, ...rest } = start
  try {
    await client.workflow.start(workflowType, {
      ...rest,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: typedSearchAttributes(searchAttributes),
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

export function typedSearchAttributes(attributes: SearchAttributes): TypedSearchAttributes {
  return new TypedSearchAttributes(
    searchAttributeNames.flatMap((name) => {
      const value = attributes[name]
      return value === undefined ? [] : [{ key: defineSearchAttributeKey(name, 'KEYWORD'), value }]
    }),
  )
}

/** For a workflow that does not run. */
function orNothing(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error
}

const mostTriesToBeTaken = 5

/** When many come at once, a worker may hand a task back without having looked at an update: nothing of it has happened. */
async function untilTaken<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (error) {
      if (tries >= mostTriesToBeTaken || !isUnprocessed(error)) throw error
    }
  }
}

function isUnprocessed(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  return cause instanceof ApplicationFailure && cause.type === 'UnprocessedUpdate'
}

const grpcCancelled = 1
const grpcDeadlineExceeded = 4
/** Too much is under way there: of one workflow, ten updates at once. */
const grpcResourceExhausted = 8
/** The last task of the workflow failed, and is tried again. */
const grpcFailedPrecondition = 9
const grpcUnavailable = 14
const slowCodes = new Set([grpcCancelled, grpcDeadlineExceeded, grpcResourceExhausted, grpcFailedPrecondition])

/** `lost`: nobody answers there; `slow`: the answer did not come in time; undefined: an error of another kind. */
function troubleOf(error: unknown): 'lost' | 'slow' | undefined {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'slow'
  for (let current = error; current instanceof Error; current = current.cause) {
    if (!isGrpcServiceError(current)) continue
    if (current.code === grpcUnavailable) return 'lost'
    if (slowCodes.has(current.code)) return 'slow'
  }
  return undefined
}

function temporalAway(): DomainError {
  return new DomainError(
    'unavailable',
    text('流程引擎暂时无法连接，请稍后重试', 'The workflow engine cannot be reached right now; try again shortly'),
    { retryAfter: 5 },
  )
}

function processEnded(): DomainError {
  return new DomainError('not_found', text('流程不存在或已经结束', 'This process does not exist or has ended'))
}
