import { createHash } from 'node:crypto'
import { homedir, hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ScriptLimits } from '../../platform/scripts/script-limits.ts'
import { defaultScriptLimits } from '../../platform/scripts/script-limits.ts'
import { temporalSettings } from '../../platform/settings.ts'

const mebibyte = 1024 * 1024
const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback)
const megabytes = (bytes: number) => whole(bytes / mebibyte, 1024 * 1024)

export const executorSettingsSchema = z.object({
  ...temporalSettings,
  OPS_API_URL: z.url({ protocol: /^https?$/, error: 'is missing: the address of the api, http://host:port' }),
  OPS_EXECUTOR_TOKEN: z
    .string({ error: 'is missing: the same long random text as in the api, openssl rand -base64 32' })
    .min(16, 'must be at least 16 characters'),
  OPS_EXECUTOR_GROUP: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,49}$/, 'is made of a-z, 0-9, _ and -, at most 50')
    .default('default'),
  OPS_EXECUTOR_DIR: z.string().default(() => join(tmpdir(), 'ops-executor')),
  OPS_EXECUTOR_INSTANCE: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'is made of letters, digits, . _ and -, at most 100')
    .optional(),
  OPS_EXECUTOR_SLOTS: whole(8, 32),
  OPS_EXECUTOR_GRACE: z.coerce.number().int().min(0).max(3600).default(10),
  OPS_EXECUTOR_ISOLATION: z.enum(['auto', 'namespaces', 'process']).default('auto'),
  OPS_EXECUTOR_NETWORK: z.enum(['none', 'host']).default('none'),
  OPS_EXECUTOR_UIDS: z
    .string()
    .regex(/^\d{4,10}-\d{4,10}$/, 'is a range such as 60800-60863')
    .default('60800-60863'),
  OPS_EXECUTOR_HIDE: z.string().default(''),
  OPS_PYTHON: z.string().startsWith('/', 'is the full path of a Python').optional(),
  OPS_EXECUTOR_MEMORY_MB: megabytes(defaultScriptLimits.memoryBytes),
  OPS_EXECUTOR_CPU_SECONDS: whole(defaultScriptLimits.cpuSeconds, 7 * 86_400),
  OPS_EXECUTOR_PROCESSES: whole(defaultScriptLimits.processes, 100_000),
  OPS_EXECUTOR_OPEN_FILES: whole(defaultScriptLimits.openFiles, 1_000_000),
  OPS_EXECUTOR_FILE_MB: megabytes(defaultScriptLimits.fileBytes),
  OPS_EXECUTOR_DISK_MB: megabytes(defaultScriptLimits.diskBytes),
  OPS_EXECUTOR_OUTPUT_MB: megabytes(defaultScriptLimits.outputBytes),
})
export type ExecutorSettings = z.infer<typeof executorSettingsSchema>

export function limitsOf(settings: ExecutorSettings): ScriptLimits {
  return {
    memoryBytes: settings.OPS_EXECUTOR_MEMORY_MB * mebibyte,
    cpuSeconds: settings.OPS_EXECUTOR_CPU_SECONDS,
    processes: settings.OPS_EXECUTOR_PROCESSES,
    openFiles: settings.OPS_EXECUTOR_OPEN_FILES,
    fileBytes: settings.OPS_EXECUTOR_FILE_MB * mebibyte,
    diskBytes: settings.OPS_EXECUTOR_DISK_MB * mebibyte,
    outputBytes: settings.OPS_EXECUTOR_OUTPUT_MB * mebibyte,
  }
}

/** The same at every start of the same executor: by machine and folder, unless it is named. */
export function instanceOf(settings: ExecutorSettings): string {
  return settings.OPS_EXECUTOR_INSTANCE ?? `${hostname()}-${folderMark(settings).slice(0, 6)}`
}

export function folderMark({ OPS_EXECUTOR_DIR }: ExecutorSettings): string {
  return createHash('sha256').update(resolve(OPS_EXECUTOR_DIR)).digest('hex').slice(0, 16)
}

/** Where the services of a machine have their sockets and a container its secrets: no network is needed to reach them. */
const servicesFolder = '/run'

/** What scripts never see: the executor user's home, the product's own folder, other runs, and what is named besides. */
export function hiddenFolders({ OPS_EXECUTOR_DIR, OPS_EXECUTOR_HIDE }: ExecutorSettings): string[] {
  const named = OPS_EXECUTOR_HIDE.split(':').filter(Boolean)
  const folders = [servicesFolder, homedir(), process.cwd(), OPS_EXECUTOR_DIR, ...named].map((path) => resolve(path))
  return [...new Set(folders)].filter((path) => path !== '/')
}

export function uidRange({ OPS_EXECUTOR_UIDS }: ExecutorSettings): { first: number; last: number } {
  const [first = 0, last = 0] = OPS_EXECUTOR_UIDS.split('-').map(Number)
  if (first === 0 || last < first) throw new Error('Settings: OPS_EXECUTOR_UIDS is a range such as 60800-60863.')
  return { first, last }
}
