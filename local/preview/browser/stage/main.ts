import type { StageData } from '../../stage-page'
import { installActions } from './actions'
import { followClock } from './clock'
import { codesOnScreen } from './codes-on-screen'
import { Device } from './device'
import { notice } from './make'
import { PinMap } from './pin-map'

const data = JSON.parse(document.getElementById('stage-data')?.textContent ?? '{}') as StageData

const place = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the stage has no #${id}`)
  return found
}

const devices = data.phones.map((phone) => new Device(phone, data.personas, place(phone.wide ? 'desk' : 'pockets')))
const pocket = devices.find((one) => !one.phone.wide)

/** The pin moves the first phone; a new person starts where she lives. */
function installMap(): void {
  if (!pocket || data.places.length === 0) {
    place('map').closest('section')?.remove()
    return
  }
  const map = new PinMap(place('map'), data.places, pocket.position, (position, near) => {
    place('where-name').textContent = near
    pocket.moveTo(position)
  })
  pocket.onPerson = () => map.put(pocket.position)
  place('where-name').textContent = map.near()
}

const reloadAll = () => {
  for (const device of devices) device.reload()
}

const clock = followClock({
  moved: (offsetMs) => {
    for (const device of devices) device.clock(offsetMs)
  },
  rebuilt: reloadAll,
})
for (const device of devices) device.onReady = () => device.clock(clock.offsetMs())

installMap()
installActions(data.actions, reloadAll)

place('reload').addEventListener('click', () => {
  reloadAll()
  notice('几部手机都重新打开了')
})
place('reset').addEventListener('click', () => {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('mp:') || key.startsWith('preview:')) localStorage.removeItem(key)
  for (const device of devices) device.reset()
  notice('手机清空了,回到原来的人手里;导入的家还在')
})

/** What phones and tests may ask of the stage. */
const stage = {
  /** The QR codes on the screens of the phones around one. */
  codes: async (except: Window) => {
    const around = devices.flatMap(({ window: screen, phone }) =>
      screen && screen !== except ? { screen, phone } : [],
    )
    const seen = around.map(async ({ screen, phone }) =>
      (await codesOnScreen(screen)).map((text) => ({ phone: phone.label, text })),
    )
    return (await Promise.all(seen)).flat()
  },
}
;(window as unknown as { __stage: typeof stage }).__stage = stage
