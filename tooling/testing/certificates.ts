import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** An authority of the test's own (`ca.pem`) and a certificate by it, which names only `localhost` (`cert.pem`, `key.pem`). */
export async function makeCertificates(folder: string): Promise<void> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=OPS test CA', '-keyout', 'ca.key', '-out', 'ca.pem')
  await openssl('req', ...key, '-subj', '/CN=localhost', '-keyout', 'key.pem', '-out', 'request.pem')
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost')
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  await openssl('x509', '-req', '-in', 'request.pem', ...signing, '-out', 'cert.pem')
}

/** The same as texts. */
export async function testCertificates(): Promise<{ ca: string; cert: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ops-certificates-'))
  try {
    await makeCertificates(folder)
    const [ca = '', cert = '', key = ''] = await Promise.all(
      ['ca', 'cert', 'key'].map((name) => readFile(join(folder, `${name}.pem`), 'utf8')),
    )
    return { ca, cert, key }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
