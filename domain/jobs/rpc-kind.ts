import { z } from 'zod'
import { secretMarks } from './secret-marks.ts'

/** `true`: secret, to who proves to be that host. As an object: with what to trust, or by which name it is to prove itself. */
const grpcTls = z.union([
  z.boolean(),
  z.strictObject({
    ca: z.string().trim().min(1).max(64_000).optional(),
    server_name: z.string().trim().min(1).max(253).optional(),
  }),
])

const grpcConfig = z.strictObject({
  protocol: z.literal('grpc'),
  /** `host:port`. */
  target: z.string().trim().min(1).max(300),
  /** With its package: `shop.v1.Orders`. */
  service: z.string().trim().min(1).max(300),
  method: z.string().trim().min(1).max(200),
  message: z.record(z.string(), z.json()).default({}),
  metadata: z.record(z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/), z.string().max(8192)).default({}),
  tls: grpcTls.default(false),
  /** A FileDescriptorSet in base64 (`protoc --descriptor_set_out --include_imports`); without it the server is asked by reflection. */
  descriptor: z
    .base64()
    .max(512 * 1024)
    .optional(),
  secrets: secretMarks,
})

const temporalConfig = z.strictObject({
  protocol: z.literal('temporal'),
  task_queue: z.string().trim().min(1).max(200),
  activity: z.string().trim().min(1).max(200),
  args: z.array(z.json()).max(20).default([]),
  secrets: secretMarks,
})

export const rpcConfig = z.discriminatedUnion('protocol', [grpcConfig, temporalConfig])
export type RpcConfig = z.infer<typeof rpcConfig>
export type GrpcConfig = z.infer<typeof grpcConfig>
export type TemporalConfig = z.infer<typeof temporalConfig>
