import { randomUUID } from 'node:crypto'
import { Connection } from '@temporalio/client'
import { inject } from 'vitest'
import { prepareNamespace } from '../stack/temporal-cluster.ts'
import { readTemporalConfig } from '../stack/temporal-config.ts'

/** Of the test file that loads this: workflow ids count from 1 in each file's own database. */
export const ownNamespace = `test-${randomUUID().slice(0, 8)}`

const connection = await Connection.connect({ address: inject('temporalAddress') })
await prepareNamespace(connection, ownNamespace, readTemporalConfig())
await connection.close()
