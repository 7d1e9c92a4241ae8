import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** JSON lines on standard output. Whatever is named like a secret never gets into one. */
export function createLog(
  { name, level = 'info' }: { name: string; level?: string },
  destination?: DestinationStream,
): Logger {
  const options = {
    base: { app: name },
    level,
    messageKey: 'msg',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((key) => [key, `*.${key}`]),
      censor: '******',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
