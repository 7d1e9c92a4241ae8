import type { Keys } from './data-dir.ts'
import type { StartSettings } from './settings.ts'

export type Servers = {
  databaseUrl: string
  isDatabaseBuiltIn: boolean
  /** Of the superuser of the built-in one. */
  databaseAdminUrl?: string | undefined
  temporalAddress: string
  temporalNamespace: string
  /** Of the built-in one. */
  temporalUiUrl?: string | undefined
}

type Known = { settings: StartSettings; keys: Keys; servers: Servers }

/** Everything that the person set, and what the start has found out. */
export function platformEnv(given: NodeJS.ProcessEnv, { settings, keys, servers }: Known): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = {
    OPS_HOST: settings.host,
    OPS_PORT: String(settings.port),
    OPS_DATA_DIR: settings.dataDir,
    OPS_SECRET_KEY: keys.secretKey,
    OPS_EXECUTOR_TOKEN: keys.executorToken,
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    TEMPORAL_NAMESPACE: servers.temporalNamespace,
    OPS_EXIT_WITH_PARENT: '1',
  }
  if (servers.temporalUiUrl) own.TEMPORAL_UI_URL = servers.temporalUiUrl
  if (servers.isDatabaseBuiltIn && !given.OPS_DEMO && !given.OPS_DEMO_FILE) own.OPS_DEMO = '1'
  return withOwn(given, (name) => !name.startsWith('npm_'), own)
}

/** Whoever makes samples may do so on the built-in server; what goes on running does not learn of its superuser. */
export function migrateEnv(given: NodeJS.ProcessEnv, known: Known): NodeJS.ProcessEnv {
  const { databaseAdminUrl } = known.servers
  const env = platformEnv(given, known)
  return databaseAdminUrl ? { ...env, OPS_DEMO_DATABASE_ADMIN_URL: databaseAdminUrl } : env
}

/** The executor runs scripts of users: it gets what reaches Temporal and its own door of the api, and no secret besides. */
export function executorEnv(given: NodeJS.ProcessEnv, { settings, keys, servers }: Known): NodeJS.ProcessEnv {
  return withOwn(given, isForExecutor, {
    TEMPORAL_ADDRESS: servers.temporalAddress,
    TEMPORAL_NAMESPACE: servers.temporalNamespace,
    OPS_API_URL: settings.localUrl,
    OPS_EXECUTOR_TOKEN: keys.executorToken,
    OPS_EXECUTOR_DIR: settings.executorDir,
    OPS_EXECUTOR_HIDE: [settings.dataDir, given.OPS_EXECUTOR_HIDE].filter(Boolean).join(':'),
    OPS_EXIT_WITH_PARENT: '1',
  })
}

const machineNames = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'SHELL', 'SystemRoot', 'TEMP', 'TMP']
const executorPrefixes = ['LC_', 'OPS_EXECUTOR_', 'OPS_PYTHON', 'TEMPORAL_TLS', 'TEMPORAL_API_KEY']

function isForExecutor(name: string): boolean {
  return machineNames.includes(name) || executorPrefixes.some((prefix) => name.startsWith(prefix))
}

/** What is known already wins over what was given, also as `NAME_FILE`. */
function withOwn(given: NodeJS.ProcessEnv, isKept: (name: string) => boolean, own: NodeJS.ProcessEnv) {
  const kept = Object.entries(given).filter(([name]) => isKept(name) && !(name.replace(/_FILE$/, '') in own))
  return { ...Object.fromEntries(kept), ...own }
}
