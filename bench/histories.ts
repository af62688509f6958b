/** Long random histories of transactions, in one process and through the SDK: anomalies that snapshot isolation does not allow. */
import { historyInProcess } from '../test/local/gateway/histories/in-process'
import { historyThroughSdk } from '../test/local/gateway/histories/through-sdk'
import { atMost, type Measure } from './measure'

const IN_PROCESS = 60
const THROUGH_SDK = 6

export async function bench(): Promise<Measure[]> {
  const found = { inProcess: 0, throughSdk: 0 }
  const done = { inProcess: 0, throughSdk: 0 }
  for (let seed = 1; seed <= IN_PROCESS; seed++) {
    const size = { clients: 4 + (seed % 13), actions: 60, keys: 1 + (seed % 4) }
    const { history, anomalies } = await historyInProcess({ seed, ...size })
    found.inProcess += anomalies.length
    done.inProcess += history.done.length
  }
  for (let seed = 1; seed <= THROUGH_SDK; seed++) {
    const { history, anomalies } = await historyThroughSdk({ seed, clients: 10, actions: 100, keys: 2 + (seed % 3) })
    found.throughSdk += anomalies.length
    done.throughSdk += history.done.length
  }
  const of = (count: number) => `among ${count.toLocaleString('en')} transactions and single requests`
  return [
    atMost('histories', 'count', `anomalies in one process, ${of(done.inProcess)}`, found.inProcess, 0),
    atMost('histories', 'count', `anomalies through the SDK, ${of(done.throughSdk)}`, found.throughSdk, 0),
  ]
}
