import { expect, test } from 'vitest'
import { signAliyun } from './aliyun-signature.ts'
import { signTencent } from './tencent-signature.ts'

test("Aliyun's own example gets its own signature", () => {
  const { requestHash, signature, headers } = signAliyun({
    method: 'POST',
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
    date: '2023-10-26T10:22:32Z',
    nonce: '3156853299f313e23d1673dc12e1703d',
    accessKeyId: 'YourAccessKeyId',
    accessKeySecret: 'YourAccessKeySecret',
  })
  expect(requestHash).toBe('7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259')
  expect(signature).toBe('06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0')
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('Aliyun wants RFC 3986, which encodes more than JavaScript does', () => {
  const { query } = signAliyun({
    method: 'POST',
    host: 'h',
    action: 'a',
    version: 'v',
    query: { b: "it's (1*2)!~ 中", a: '{"code":"1"}' },
    date: 'd',
    nonce: 'n',
    accessKeyId: 'i',
    accessKeySecret: 's',
  })
  expect(query).toBe('a=%7B%22code%22%3A%221%22%7D&b=it%27s%20%281%2A2%29%21~%20%E4%B8%AD')
})

test("Tencent's own example gets its own signature", () => {
  const { signature } = signTencent({
    service: 'cvm',
    host: 'cvm.tencentcloudapi.com',
    action: 'DescribeInstances',
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    timestampSeconds: 1_551_113_065,
    secretId: '*'.repeat(32),
    secretKey: '*'.repeat(32),
  })
  expect(signature).toBe('10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f')
})
