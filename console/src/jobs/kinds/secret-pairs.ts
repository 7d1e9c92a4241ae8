import { secretMask } from '../../../../domain/audit/mask-secrets.ts'
import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { isMarked } from '../../../../domain/jobs/secret-paths.ts'
import type { KeyValue } from '../../ui/key-value.ts'

/** One map of a config as the form holds it: what is secret and kept by the server is empty there. */
export function pairsOf(map: string, record: Record<string, string>, secrets: string[] | undefined): KeyValue[] {
  return Object.entries(record).map(([name, value]) => {
    const isSecret = isMarked(secrets, map, name)
    return isSecret && value === secretMask ? { name, value: '', isSecret, isStored: true } : { name, value, isSecret }
  })
}

/** The mask stands for what the server keeps. */
export function recordOf(pairs: KeyValue[]): Record<string, string> {
  const entries = named(pairs).map(({ name, value, isStored }) => [name.trim(), isStored ? secretMask : value])
  return Object.fromEntries(entries)
}

/** The paths of those that are secret, as `config.secrets` has them. */
export function secretsOf(map: string, pairs: KeyValue[]): string[] {
  const secret = named(pairs).filter(({ name, isSecret }) => isSecret ?? isSecretName(name))
  return secret.map(({ name }) => `${map}.${name.trim()}`)
}

const named = (pairs: KeyValue[]): KeyValue[] => pairs.filter(({ name }) => name.trim() !== '')
