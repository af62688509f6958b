/** database.aggregateDocuments. */
import { runPipeline, runStages } from '../aggregate/pipeline'
import type { Run, Stage } from '../aggregate/stage'
import { decode, encode } from '../ejson'
import type { Database } from '../engine/database'
import { invalidParam } from '../failure'
import type { Actions, Answer, Call } from '../wire/call'
import { bindingsOf } from './request'

function stageOf(stage: unknown, call: Call): Stage {
  const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown }
  if (typeof stageKey !== 'string') throw invalidParam('a stage needs a stageKey')
  return { name: stageKey, value: decode(stageValue, call.serverDate) }
}

export function aggregateActions(database: Database): Actions {
  function aggregateDocuments(call: Call): Answer {
    const { stages, collectionName } = call.body
    if (!Array.isArray(stages) || stages.length === 0) throw invalidParam('stages must be a list that is not empty')
    const run: Run = {
      database,
      meter: call.meter,
      bindings: bindingsOf(call),
      pipeline: runPipeline,
      stages: runStages,
    }
    const docs = runPipeline(
      collectionName,
      stages.map((stage) => stageOf(stage, call)),
      run,
    )
    call.meter.returned += docs.length
    return { data: { list: docs.map(encode) } }
  }

  return { 'database.aggregateDocuments': aggregateDocuments }
}
