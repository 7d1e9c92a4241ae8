import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type ReceivedMail = ParsedMail & { envelope: { from: string; to: string[] } }

export type TestMailServer = {
  port: number
  received: ReceivedMail[]
  /** Decides over a mail before it is taken, with the status and words of the server; undefined takes it. */
  judge(verdict: (mail: ReceivedMail) => { code: number; words: string } | undefined): void
  close(): Promise<void>
}

/** A mail server that really speaks SMTP, without TLS; it asks for `user`:`password` when told to. */
export async function startMailServer({
  port = 0,
  password,
}: {
  port?: number
  password?: string
} = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = []
  let judgement: Parameters<TestMailServer['judge']>[0] = () => undefined
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username }) : done(new Error('wrong password')),
    onData: async (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }
      const mail = { ...(await simpleParser(stream)), envelope }
      const refusal = judgement(mail)
      if (refusal) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
      received.push(mail)
      done()
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    judge: (verdict) => {
      judgement = verdict
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
