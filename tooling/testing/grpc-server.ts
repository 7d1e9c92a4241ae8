import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServiceDefinition,
  type ServiceError,
  type sendUnaryData,
} from '@grpc/grpc-js'
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader'
import protobuf from 'protobufjs'
import 'protobufjs/ext/descriptor.js'

const shop = `syntax = "proto3";
package shop.v1;
import "google/protobuf/timestamp.proto";
message OrderRequest { string day = 1; int64 least_amount = 2; repeated string regions = 3; google.protobuf.Timestamp at = 4; }
message OrderReply { string day = 1; int32 count = 2; repeated Line lines = 3; int64 total = 4; bool late = 5; }
message Line { string name = 1; double amount = 2; }
service Orders {
  rpc Count (OrderRequest) returns (OrderReply);
  rpc Watch (OrderRequest) returns (stream OrderReply);
}`

export type Answering = (request: Record<string, unknown>, metadata: Metadata) => Promise<object> | object

export type TestGrpcServer = {
  target: string
  /** A FileDescriptorSet in base64. */
  descriptor: string
  close(): Promise<void>
}

type Reflected = { fileContainingSymbol?: string }

/** A real server of `shop.v1.Orders`, which describes itself unless it is told not to. */
export async function startGrpcServer(
  answer: Answering,
  { reflection = true, tls }: { reflection?: boolean; tls?: { cert: string; key: string } } = {},
): Promise<TestGrpcServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ops-grpc-'))
  await writeFile(join(folder, 'shop.proto'), shop)
  const definitions = loadSync('shop.proto', { includeDirs: [folder], longs: String, defaults: true, keepCase: true })
  const server = new Server()
  server.addService(definitions['shop.v1.Orders'] as ServiceDefinition, { Count: answering(answer), Watch: () => {} })
  const files = filesOf(definitions['shop.v1.OrderRequest'] as MessageTypeDefinition<object, object>)
  if (reflection) addReflection(server, files)
  const secrecy = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) }])
    : ServerCredentials.createInsecure()
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', secrecy, (error, bound) => (error ? reject(error) : resolve(bound)))
  })
  return {
    target: `127.0.0.1:${port}`,
    descriptor: descriptorOf(files),
    async close() {
      server.forceShutdown()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function answering(answer: Answering) {
  return (call: ServerUnaryCall<Record<string, unknown>, object>, done: sendUnaryData<object>) => {
    Promise.resolve()
      .then(() => answer(call.request, call.metadata))
      .then(
        (reply) => done(null, reply),
        (error: ServiceError) => done(error),
      )
  }
}

type Files = Map<string, Buffer>

/** Every file that the message's needs, by name. */
function filesOf({ fileDescriptorProtos }: MessageTypeDefinition<object, object>): Files {
  return new Map(fileDescriptorProtos.map((bytes) => [protobufName(bytes), bytes]))
}

/** The first field of a FileDescriptorProto is its name. */
function protobufName(bytes: Buffer): string {
  return new protobuf.Reader(bytes.subarray(1)).string()
}

/** Field 1 of the set, as often as there are files. */
function descriptorOf(files: Files): string {
  const writer = protobuf.Writer.create()
  for (const bytes of files.values()) writer.uint32(10).bytes(bytes)
  return Buffer.from(writer.finish()).toString('base64')
}

function addReflection(server: Server, files: Files): void {
  const place = dirname(createRequire(import.meta.url).resolve('grpc-js-reflection-client/package.json'))
  const definitions = loadSync('v1.proto', { includeDirs: [join(place, 'proto')] })
  server.addService(definitions['grpc.reflection.v1.ServerReflection'] as ServiceDefinition, {
    ServerReflectionInfo(call: ServerDuplexStream<Reflected, object>) {
      call.on('data', (asked: Reflected) => call.write(reflected(asked, files)))
      call.on('end', () => call.end())
    },
  })
}

/** Together with all that a file needs, as servers may: the loader forgets which file needs which. */
function reflected({ fileContainingSymbol }: Reflected, files: Files): object {
  return fileContainingSymbol === 'shop.v1.Orders'
    ? { fileDescriptorResponse: { fileDescriptorProto: [...files.values()] } }
    : { errorResponse: { errorCode: 5, errorMessage: `Symbol not found: ${fileContainingSymbol}` } }
}
