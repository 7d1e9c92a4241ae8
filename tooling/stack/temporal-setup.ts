import { Connection } from '@temporalio/client'
import { Failure } from '../ground/failure.mjs'
import { say, sentenceOf, step } from '../ground/say.mjs'
import { readSetting } from '../ground/settings.mjs'
import { prepareNamespace, readConnectionOptions } from './temporal-cluster.ts'
import { dynamicConfigFile, readTemporalConfig, type TemporalConfig } from './temporal-config.ts'

try {
  const config = readTemporalConfig()
  await setUp(config)
  say('dynamic_config')
  console.log(dynamicConfigFile(config))
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
}

/** `npm run temporal:setup`: brings the cluster of the settings to the state of `temporal-dev.yaml`. */
async function setUp(config: TemporalConfig): Promise<void> {
  const options = readConnectionOptions()
  const { address } = options
  const namespace = readSetting('TEMPORAL_NAMESPACE') ?? config.namespace
  const unreachable = (error: Error) => new Failure('temporal_unreachable', { address, reason: error.message }, error)
  const connection = await Connection.connect({ ...options, connectTimeout: '10s' }).catch((error: Error) => {
    throw unreachable(error)
  })
  try {
    await step(
      'setting_up_temporal',
      () => prepareNamespace(connection, namespace, config),
      (changes) => {
        if (changes.length === 0) return sentenceOf('temporal_is_set_up', { address, namespace })
        return sentenceOf('temporal_set_up', { address, namespace, changes: changes.join(', ') })
      },
    )
  } catch (error) {
    throw unreachable(error as Error)
  } finally {
    await connection.close()
  }
}
