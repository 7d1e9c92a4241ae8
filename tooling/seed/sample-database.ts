import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** `adminUrl`: of the superuser of the server that `databaseUrl`, the platform's own database, is on. */
export type SampleServer = { adminUrl: string; databaseUrl: string }

const name = 'ops_sample'

/**
 * A small shop to be asked by SQL, in a database of its own. Its role owns that one alone and cannot enter the platform's.
 * Made again, the shop keeps its rows and the role gets another password. Gives the role's address.
 */
export async function makeSampleDatabase({ adminUrl, databaseUrl }: SampleServer): Promise<URL> {
  const url = new URL(adminUrl)
  url.username = name
  url.password = randomBytes(24).toString('base64url')
  url.pathname = name
  await connected(adminUrl, async (admin) => {
    await makeRole(admin, url.password)
    await makeDatabase(admin)
    await keepForPlatform(admin, new URL(databaseUrl))
  })
  await connected(url.href, fillShop)
  return url
}

async function makeRole(admin: pg.Client, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await admin.query(`create role ${name}`)
  await admin.query(`
    alter role ${name} login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls
      connection limit 10 password ${admin.escapeLiteral(password)};
    alter role ${name} set statement_timeout = '30s';
    alter role ${name} set idle_in_transaction_session_timeout = '60s';
    alter role ${name} set temp_file_limit = '256MB';
  `)
}

async function makeDatabase(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) await admin.query(`create database ${name} owner ${name}`)
  await admin.query(`revoke all on database ${name} from public`)
}

/** Until now everybody who can sign in to the server may enter it. */
async function keepForPlatform(admin: pg.Client, { pathname, username }: URL): Promise<void> {
  const [database, role] = [pathname.slice(1), username].map((part) => admin.escapeIdentifier(decodeURIComponent(part)))
  await admin.query(`
    grant connect, temporary on database ${database} to ${role};
    revoke connect, temporary on database ${database} from public;
  `)
}

/** All of it or nothing: what is sent together is one transaction. */
async function fillShop(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ is_there: boolean }>("select to_regclass('orders') is not null as is_there")
  if (rows[0]?.is_there) return
  await owner.query(await readFile(new URL('sample-shop.sql', import.meta.url), 'utf8'))
}

async function connected(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
