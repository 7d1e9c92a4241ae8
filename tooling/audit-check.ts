import { z } from 'zod'
import { verifyAuditLog } from '../db/audit/verify-audit-log.ts'
import { connectDatabase } from '../db/connect.ts'
import { databaseSettings, readSettings } from '../platform/settings.ts'
import { describeReport } from './audit/describe-report.ts'
import { readCheckWords } from './audit/read-check-words.ts'
import { runningDatabaseUrl } from './start/running-database.ts'
import { readStartSettings } from './start/settings.ts'

const asked = readCheckWords(process.argv.slice(2))
const url =
  runningDatabaseUrl(readStartSettings()) ?? readSettings(process.env, z.object(databaseSettings)).DATABASE_URL
const { db, close } = connectDatabase(url, { applicationName: 'ops-audit-check', maxConnections: 1 })
try {
  const { lines, isSound } = describeReport(await verifyAuditLog(db, asked), new Date())
  for (const line of lines) console.log(line)
  if (!isSound) process.exitCode = 1
} finally {
  await close()
}
