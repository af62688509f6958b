import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { RehearsalMessage, RehearsalSetup } from '../messages'
import { closeBorder } from './network'

/**
 * Makes the SDK's first request with every door shut, in the environment that functions get, and reports where it
 * wanted to go. The variables that lead it to this machine are undocumented (research of node-sdk 3.18.3:
 * tcbapiendpoint.ts, tcbcontext.ts), so nobody is called before they are seen to work.
 */

interface Sdk {
  SYMBOL_CURRENT_ENV: unknown
  init(options: unknown): { database(): { collection(name: string): { get(): Promise<unknown> } } }
}

let target: string | undefined
closeBorder({
  allows: () => false,
  refused: (refused) => {
    target ??= refused
  },
})

const report = (message: RehearsalMessage) => parentPort?.postMessage(message)
const { sdk } = workerData as RehearsalSetup
const tcb = createRequire(sdk)(sdk) as Sdk
tcb
  .init({ env: tcb.SYMBOL_CURRENT_ENV })
  .database()
  .collection('rehearsal')
  .get()
  .then(
    () => report({ failure: 'the SDK answered without a request' }),
    (error: unknown) => report(target === undefined ? { failure: String(error) } : { target }),
  )
