import type { ApiCall } from '../open-api/open-apis'
import { type Choice, choices } from '../open-api/subscriptions'
import { type Doors, refusing } from './door'
import { Refusal, readJson, sendJson, textField } from './request'

/** What the doors of WeChat's side lead to. */
export interface OpenApiRoom {
  calls: readonly ApiCall[]
  script(fields: Record<string, unknown>): object
  clearScripts(): void
  visit(openid: string): void
  subscriptions: {
    choose(openid: string, templateId: string, choice: Choice): void
    all(): object[]
  }
  phoneCodes: { give(openid: string, phoneNumber: string): string }
}

/**
 * Doors to what WeChat does: answers of open APIs to come, calls that came, and what a user does in WeChat itself
 * (accepts messages, opens the mini program, lets her phone number go).
 */
export function openApiDoors(room: OpenApiRoom): Doors {
  return {
    'GET /local/open-api': (_req, res, url) => {
      const api = url.searchParams.get('api')
      const calls = room.calls.filter((call) => api === null || call.api === api)
      sendJson(res, 200, { calls, subscriptions: room.subscriptions.all() })
    },
    'POST /local/open-api': async (req, res) => {
      const fields = await readJson(req)
      sendJson(res, 200, { planned: await refusing(TypeError, () => room.script(fields)) })
    },
    'DELETE /local/open-api': (_req, res) => {
      room.clearScripts()
      sendJson(res, 200, {})
    },
    'POST /local/open-api/subscription': async (req, res) => {
      const fields = await readJson(req)
      const [openid, templateId, choice] = [
        textField(fields, 'openid'),
        textField(fields, 'templateId'),
        textField(fields, 'choice'),
      ]
      if (!choices.includes(choice)) throw new Refusal(400, `"choice" is one of ${choices.join(', ')}`)
      room.subscriptions.choose(openid, templateId, choice as Choice)
      sendJson(res, 200, { subscriptions: room.subscriptions.all() })
    },
    'POST /local/open-api/visit': async (req, res) => {
      room.visit(textField(await readJson(req), 'openid'))
      sendJson(res, 200, {})
    },
    'POST /local/open-api/phone-code': async (req, res) => {
      const fields = await readJson(req)
      const code = room.phoneCodes.give(textField(fields, 'openid'), textField(fields, 'phoneNumber'))
      sendJson(res, 200, { code })
    },
  }
}
