import { notice } from './make'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** China keeps one fixed offset. */
const CHINA = 8 * HOUR
const WEDNESDAY = 3

const china = (ms: number) => new Date(ms + CHINA)
const two = (n: number) => String(n).padStart(2, '0')

/** Milliseconds from now to the same time of day on the next Wednesday. */
export function toNextWednesday(now: number): number {
  const days = (WEDNESDAY - china(now).getUTCDay() + 7) % 7
  return (days === 0 ? 7 : days) * DAY
}

async function move(body: { now: string } | { forwardMs: number }): Promise<void> {
  const response = await fetch('/local/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}

/** The clock of the local CloudBase: shows it, moves it, and passes on what its event stream says. */
export function followClock(tell: { moved(offsetMs: number): void; rebuilt(): void }): { offsetMs(): number } {
  let offset = 0
  const now = () => Date.now() + offset
  const show = () => {
    const at = china(now())
    const date = document.getElementById('clock-date')
    const time = document.getElementById('clock-time')
    if (!date || !time) return
    date.textContent = `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 星期${'日一二三四五六'[at.getUTCDay()] ?? ''}`
    time.textContent = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  }
  const put = (offsetMs: number) => {
    offset = offsetMs
    show()
    tell.moved(offsetMs)
  }
  const ask = async () => {
    const response = await fetch('/local/clock')
    const told = (await response.json()) as { now: string | number }
    put(new Date(told.now).getTime() - Date.now())
  }
  const failed = (error: unknown) => notice(`时间没有拨动:${error instanceof Error ? error.message : String(error)}`)
  const go = (body: { now: string } | { forwardMs: number }) => {
    move(body).then(ask).catch(failed)
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-forward]'))
    button.addEventListener('click', () => go({ forwardMs: Number(button.dataset.forward) }))
  document
    .querySelector('[data-next-wednesday]')
    ?.addEventListener('click', () => go({ forwardMs: toNextWednesday(now()) }))
  const form = document.getElementById('clock-form') as HTMLFormElement | null
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    const at = new FormData(form).get('at')
    if (typeof at === 'string' && at !== '') go({ now: `${at.length === 16 ? `${at}:00` : at}+08:00` })
    form.closest('details')?.removeAttribute('open')
  })
  const events = new EventSource('/local/events')
  events.addEventListener('message', (event) => {
    const told = JSON.parse(String(event.data)) as { type: string; offsetMs?: number; what?: string }
    if (told.type === 'clock' && typeof told.offsetMs === 'number') put(told.offsetMs)
    else if (told.type === 'reload' && (told.what === undefined || told.what === 'miniprogram')) tell.rebuilt()
  })
  ask().catch(failed)
  setInterval(show, 1000)
  return { offsetMs: () => offset }
}
