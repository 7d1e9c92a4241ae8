import { expect, test } from 'vitest'
import { calendars as enCalendars } from './en/calendars.ts'
import { carrying as enCarrying } from './en/carrying.ts'
import { cronBuilder as enCronBuilder } from './en/cron-builder.ts'
import { datasources as enDatasources } from './en/datasources.ts'
import { directory as enDirectory } from './en/directory.ts'
import { executors as enExecutors } from './en/executors.ts'
import { en } from './en/index.ts'
import { jobBatch as enJobBatch } from './en/job-batch.ts'
import { jobTransfer as enJobTransfer } from './en/job-transfer.ts'
import { logNames as enLogNames } from './en/log-names.ts'
import * as enAccess from './en/parts/access.ts'
import * as enAccount from './en/parts/account.ts'
import * as enFlowList from './en/parts/flow-list.ts'
import * as enFlowRuns from './en/parts/flow-runs.ts'
import * as enFlows from './en/parts/flows.ts'
import * as enJobs from './en/parts/jobs.ts'
import * as enMessages from './en/parts/messages.ts'
import * as enSettings from './en/parts/settings.ts'
import { providers as enProviders } from './en/providers.ts'
import { robots as enRobots } from './en/robots.ts'
import { shards as enShards } from './en/shards.ts'
import { sso as enSso } from './en/sso.ts'
import { timeline as enTimeline } from './en/timeline.ts'
import { userImport as enUserImport } from './en/user-import.ts'
import { watch as enWatch } from './en/watch.ts'
import { calendars as zhCalendars } from './zh/calendars.ts'
import { carrying as zhCarrying } from './zh/carrying.ts'
import { cronBuilder as zhCronBuilder } from './zh/cron-builder.ts'
import { datasources as zhDatasources } from './zh/datasources.ts'
import { directory as zhDirectory } from './zh/directory.ts'
import { executors as zhExecutors } from './zh/executors.ts'
import { zh } from './zh/index.ts'
import { jobBatch as zhJobBatch } from './zh/job-batch.ts'
import { jobTransfer as zhJobTransfer } from './zh/job-transfer.ts'
import { logNames as zhLogNames } from './zh/log-names.ts'
import * as zhAccess from './zh/parts/access.ts'
import * as zhAccount from './zh/parts/account.ts'
import * as zhFlowList from './zh/parts/flow-list.ts'
import * as zhFlowRuns from './zh/parts/flow-runs.ts'
import * as zhFlows from './zh/parts/flows.ts'
import * as zhJobs from './zh/parts/jobs.ts'
import * as zhMessages from './zh/parts/messages.ts'
import * as zhSettings from './zh/parts/settings.ts'
import { providers as zhProviders } from './zh/providers.ts'
import { robots as zhRobots } from './zh/robots.ts'
import { shards as zhShards } from './zh/shards.ts'
import { sso as zhSso } from './zh/sso.ts'
import { timeline as zhTimeline } from './zh/timeline.ts'
import { userImport as zhUserImport } from './zh/user-import.ts'
import { watch as zhWatch } from './zh/watch.ts'

// The types see a key that is missing; these see a text that was forgotten.
test('no text is empty, and none is left in the other language', () => {
  const chineseOnes = [
    zh,
    zhAccess,
    zhAccount,
    zhCalendars,
    zhCronBuilder,
    zhDatasources,
    zhDirectory,
    zhFlowList,
    zhFlows,
    zhFlowRuns,
    zhJobs,
    zhMessages,
    zhSettings,
    zhLogNames,
    zhProviders,
    zhRobots,
    zhSso,
    zhUserImport,
    zhWatch,
    zhCarrying,
    zhExecutors,
    zhJobBatch,
    zhJobTransfer,
    zhShards,
    zhTimeline,
  ]
  const englishOnes = [
    en,
    enAccess,
    enAccount,
    enCalendars,
    enCronBuilder,
    enDatasources,
    enDirectory,
    enFlowList,
    enFlows,
    enFlowRuns,
    enJobs,
    enMessages,
    enSettings,
    enLogNames,
    enProviders,
    enRobots,
    enSso,
    enUserImport,
    enWatch,
    enCarrying,
    enExecutors,
    enJobBatch,
    enJobTransfer,
    enShards,
    enTimeline,
  ]
  expect(findTexts(chineseOnes).filter(([, text]) => text === '')).toEqual([])
  const chinese = findTexts(englishOnes).filter(([path, text]) => /\p{Script=Han}/u.test(text) && !path.endsWith('.zh'))
  expect(chinese).toEqual([])
})

function findTexts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => findTexts(part, `${path}.${name}`))
}
