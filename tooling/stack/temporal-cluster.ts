import type { Connection } from '@temporalio/client'
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js'
import { temporalConnectionOptions } from '../../platform/temporal-connection.ts'
import { Failure } from '../ground/failure.mjs'
import { readSetting } from '../ground/settings.mjs'
import type { TemporalConfig } from './temporal-config.ts'

/** Numbers of `temporal.api.enums.v1.IndexedValueType`. */
const indexedTypes = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 }

const msPerDay = 86_400_000
const notFound = 5
const alreadyExists = 6

/** Of the settings of this process. */
export function readConnectionOptions() {
  try {
    return temporalConnectionOptions(readSetting)
  } catch (error) {
    throw new Failure('bad_setting', { name: 'TEMPORAL_TLS*', reason: (error as Error).message }, error)
  }
}

export type ClusterChange = 'namespace' | 'retention' | `search attribute ${string}`

/**
 * Brings namespace, retention and search attributes to what the file says, and names what it had to change. Safe to
 * repeat. A longer retention is left as it is: its operator meant it.
 */
export async function prepareNamespace(
  connection: Connection,
  namespace: string,
  { retention_days, search_attributes }: Pick<TemporalConfig, 'retention_days' | 'search_attributes'>,
): Promise<ClusterChange[]> {
  const changes: ClusterChange[] = []
  const retentionMs = retention_days * msPerDay
  const retention = msToTs(retentionMs)
  const described = await describe(connection, namespace)
  if (!described) {
    await register(connection, namespace, retention)
    changes.push('namespace')
  } else if ((optionalTsToMs(described.config?.workflowExecutionRetentionTtl) ?? 0) < retentionMs) {
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: retention },
    })
    changes.push('retention')
  }

  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.entries(search_attributes).filter(([name]) => !(name in (customAttributes ?? {})))
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, indexedTypes[type]]))
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes })
    changes.push(...missing.map(([name]) => `search attribute ${name}` as const))
  }
  return changes
}

/** What is not as the file says, without changing it. */
export async function findMissing(
  connection: Connection,
  namespace: string,
  { search_attributes }: Pick<TemporalConfig, 'search_attributes'>,
): Promise<ClusterChange[]> {
  if (!(await describe(connection, namespace))) return ['namespace']
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.keys(search_attributes).filter((name) => !(name in (customAttributes ?? {})))
  return missing.map((name) => `search attribute ${name}` as const)
}

async function describe(connection: Connection, namespace: string) {
  try {
    return await connection.workflowService.describeNamespace({ namespace })
  } catch (error) {
    if (codeOf(error) === notFound) return undefined
    throw error
  }
}

async function register(
  connection: Connection,
  namespace: string,
  retention: ReturnType<typeof msToTs>,
): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
  } catch (error) {
    if (codeOf(error) !== alreadyExists) throw error
  }
  await untilFound(() => isKnown(connection, namespace))
}

/** Each service learns of a new namespace from its own cache. */
async function isKnown(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.operatorService.listSearchAttributes({ namespace })
    return (await describe(connection, namespace)) !== undefined
  } catch (error) {
    if (codeOf(error) === notFound) return false
    throw error
  }
}

async function untilFound(isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error('The new namespace does not appear.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function codeOf(error: unknown): number | undefined {
  return (error as { code?: number }).code
}
