/** A gateway in a process of its own, to be killed: prints its port, counts in memory nothing that the disk does not know. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateway } from '../../../local/gateway/server'
import { credentials, envId } from './identity'

async function serve(dataDir: string, fsync: boolean, compactAfter: number): Promise<void> {
  const gateway = await createGateway({
    envId,
    credentials,
    dataDir,
    fsync,
    compactAfter,
    clock: { now: () => Date.now() },
    manifest: {
      collections: [
        {
          name: 'c',
          indexes: [
            {
              name: 'worker',
              keys: [
                { field: 'worker', direction: 1 },
                { field: 'n', direction: 1 },
              ],
            },
          ],
        },
      ],
    },
    log: (line) => process.stdout.write(`said ${line}\n`),
  })
  const server = createServer((request, response) => void gateway.handle(request, response))
  server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`))
}

const [dataDir = '', sync = 'never', compactAfter = '0'] = process.argv.slice(2)
serve(dataDir, sync === 'fsync', Number(compactAfter)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
