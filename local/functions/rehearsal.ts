import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RehearsalMessage, RehearsalSetup } from './messages'

/**
 * Lets the SDK start its first request in a function's environment with every door shut.
 *
 * @throws Error when the request would not go to the gateway: then no bundle may be loaded.
 */
export async function rehearse(workerDir: string, environment: Record<string, string>, gateway: URL): Promise<void> {
  const workerData: RehearsalSetup = { sdk: require.resolve('@cloudbase/node-sdk') }
  const worker = new Worker(path.join(workerDir, 'rehearsal.js'), {
    workerData,
    env: { ...environment, SILENCE: 'true' },
    execArgv: [],
  })
  try {
    const message = await new Promise<RehearsalMessage>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the rehearsal ended without a report')))
    })
    const target = 'target' in message ? message.target : message.failure
    if (target !== gateway.host || gateway.hostname !== '127.0.0.1') {
      throw new Error(
        `the SDK's first request would go to ${target}, not to the gateway on 127.0.0.1: no function is started`,
      )
    }
  } finally {
    await worker.terminate()
  }
}
