import { describe, expect, test } from 'vitest'
import { serve } from '../../tooling/testing/http.ts'
import { createEgress, type EgressRequest } from './egress.ts'

const loopback = createEgress({ allow: '127.0.0.0/8', userAgent: 'ops-test' })
const get = (url: string): EgressRequest => ({ method: 'GET', url, timeoutMs: 5000 })

describe('addresses', () => {
  const closed = createEgress({
    allow: '',
    userAgent: 'ops-test',
    resolve: async () => ['127.0.0.1'],
  })

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[4000::1]/',
    'http://0.0.0.0/',
    'http://0.1.2.3/',
    'http://10.0.0.1/',
    'http://100.64.0.1/',
    'http://100.100.100.200/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/metadata/',
    'http://172.16.0.1/',
    'http://192.0.0.192/',
    'http://192.168.1.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://localhost/',
    'http://localhost./',
    'http://looks-public.example/',
  ])('refuses %s', async (url) => {
    await expect(closed.request(get(url))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('refuses a name when only one of its addresses is inner', async () => {
    const egress = createEgress({ allow: '', userAgent: 't', resolve: async () => ['8.8.8.8', '10.0.0.1'] })
    await expect(egress.request(get('http://mixed.example/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test("refuses the machine's own public address", async () => {
    const egress = createEgress({ allow: '', userAgent: 't', ownAddresses: () => ['8.8.4.4'] })
    await expect(egress.request(get('http://8.8.4.4/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('refuses an address that cannot be read', async () => {
    const egress = createEgress({ allow: '', userAgent: 't', resolve: async () => ['not an address'] })
    await expect(egress.request(get('http://odd.example/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('says what an administrator can do', async () => {
    await expect(closed.request(get('http://10.0.0.1/'))).rejects.toThrow(/10\.0\.0\.1 .*OPS_EGRESS_ALLOW/)
  })

  test('a name that does not exist is no refusal but a failed call', async () => {
    const egress = createEgress({
      allow: '',
      userAgent: 't',
      resolve: async () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    })
    await expect(egress.request(get('http://gone.example/'))).rejects.toMatchObject({
      name: 'EgressFailure',
      kind: 'network',
      text: { en: 'There is no host gone.example' },
    })
  })
})

describe('the allow-list', () => {
  test('opens a network, an address, a host and a port', async () => {
    const { port } = await serve((_request, response) => response.end('inner'))
    for (const allow of ['127.0.0.0/8', '10.0.0.0/8, 127.0.0.1', `127.0.0.1:${port}`]) {
      const egress = createEgress({ allow, userAgent: 't' })
      expect((await egress.request(get(`http://127.0.0.1:${port}/`))).body.toString()).toBe('inner')
    }
    const byName = createEgress({ allow: 'ERP.internal', userAgent: 't', resolve: async () => ['127.0.0.1'] })
    expect((await byName.request(get(`http://erp.internal:${port}/`))).status).toBe(200)
    await expect(byName.request(get(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('keeps to its port', async () => {
    const egress = createEgress({ allow: '127.0.0.1:1234', userAgent: 't' })
    await expect(egress.request(get('http://127.0.0.1:1235/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('an allowed host may be inner, but never the metadata service', async () => {
    const egress = createEgress({ allow: 'erp.internal', userAgent: 't', resolve: async () => ['169.254.169.254'] })
    await expect(egress.request(get('http://erp.internal/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('a mapped address is not let in by its IPv4 network', async () => {
    await expect(loopback.request(get('http://[::ffff:127.0.0.1]/'))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test.each(['http://erp', '10.0.0.0/33', '*.internal', 'erp:99999', '0x7f.1', 'user@erp'])(
    'does not take %s',
    (allow) => {
      expect(() => createEgress({ allow, userAgent: 't' })).toThrow(/OPS_EGRESS_ALLOW/)
    },
  )

  test.each(['[fd00::1]:8080', 'fd00::/8', 'fd00::1', 'erp.internal:8443', '10.0.0.0/8:8080', ''])(
    'takes %s',
    (allow) => {
      expect(() => createEgress({ allow, userAgent: 't' })).not.toThrow()
    },
  )
})
