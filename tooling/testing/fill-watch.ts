import type { Tx } from '../../db/database.ts'

/** Alerts of two jobs, and through whom they are told. */
export async function fillWatch(tx: Tx): Promise<void> {
  const jobs = await tx.selectFrom('job').select('id').orderBy('id').limit(2).execute()
  const each = <T>(row: (job_id: number) => T) => jobs.map(({ id }) => row(id))
  const told = JSON.stringify({ channels: ['in_app'], recipients: [], robot_ids: [], webhook_url: null })
  await tx
    .insertInto('job_alert')
    .values(each((job_id) => ({ job_id, reason: 'not_started' as const, scheduled_at: new Date(), told })))
    .execute()
  await tx
    .insertInto('job_streak')
    .values(each((job_id) => ({ job_id, failures: 2 })))
    .execute()
  await tx
    .insertInto('job_trend')
    .values(each((job_id) => ({ job_id, recent_runs: 7, recent_p95: 1200, before_runs: 30, before_p95: 800 })))
    .execute()
  await tx.insertInto('watch_position').values({ name: 'something_else' }).execute()
  const robots = await tx
    .insertInto('robot')
    .values(
      (['dingtalk', 'feishu'] as const).map((provider) => ({
        code: provider,
        name: provider,
        provider,
        url_ciphertext: 'sealed',
        url_shown: 'https://example.com/******',
        secret_ciphertext: 'sealed',
      })),
    )
    .returning('id')
    .execute()
  await tx
    .insertInto('robot_call')
    .values(robots.map(({ id }) => ({ robot_id: id, called_at: new Date() })))
    .execute()
  await tx
    .insertInto('webhook_secret')
    .values(['one', 'two'].map((code) => ({ code, secret_ciphertext: 'sealed' })))
    .execute()
}
