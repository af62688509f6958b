import type { StageData } from '../../stage-page'
import { make } from './make'

/** The buttons that do a step of the story for a visitor in a hurry; `done` lets the phones show what has changed. */
export function installActions(actions: StageData['actions'], done: () => void): void {
  const box = document.getElementById('actions')
  const result = document.getElementById('action-result')
  if (!box || !result) return
  if (actions.length === 0) box.closest('section')?.remove()
  for (const action of actions) {
    const button = make('button', box, 'action')
    button.type = 'button'
    make('b', button, '', action.label)
    make('span', button, '', action.note)
    button.addEventListener('click', () => {
      button.disabled = true
      button.classList.add('busy')
      result.className = ''
      result.textContent = '正在做,请等一下'
      run(action.id)
        .then((message) => {
          result.textContent = message
          done()
        })
        .catch((error: unknown) => {
          result.className = 'failed'
          result.textContent = error instanceof Error ? error.message : String(error)
        })
        .finally(() => {
          button.disabled = false
          button.classList.remove('busy')
        })
    })
  }
}

async function run(id: string): Promise<string> {
  const response = await fetch(`/stage/action/${encodeURIComponent(id)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const answer = (await response.json()) as { message?: string; error?: string }
  if (!response.ok) throw new Error(answer.error ?? String(response.status))
  return answer.message ?? '做好了'
}
