import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { DrawnMap } from '../map/drawn-map'
import { openOverlay, overlayButton } from '../overlay'
import { type Position, position } from '../position'
import { type Options, WxError } from './callbacks'
import { needDeclaration } from './declared'
import { askPermission } from './permissions'

interface Chosen extends Position {
  name: string
  address: string
}

/** So many names of the stage are offered below the map. */
const OFFERED = 4

const far = (a: Position, b: Position) =>
  Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180))

/** A hand's breadth: a position says no more. */
const fine = (degrees: number) => Math.round(degrees * 1e6) / 1e6

const noEvents = { marker: () => undefined, region: () => undefined, clusters: () => undefined }

/** A small drawn map inside a sheet or a card. */
export function sheetMap(
  parent: HTMLElement,
  config: PhoneConfig,
  at: Position,
  moved = (): void => undefined,
): DrawnMap {
  const box = part('div', 'picked-map', parent)
  const events = { ...noEvents, region: (type: 'begin' | 'end') => type === 'end' && moved() }
  const map = new DrawnMap(box, config.places, events, (source) => source)
  Object.assign(map.view, { latitude: at.latitude, longitude: at.longitude, scale: 15 })
  map.layer.showsLocation = true
  return map
}

function field(parent: HTMLElement, label: string): HTMLInputElement {
  const input = part('input', 'dialog-field', parent)
  input.setAttribute('aria-label', label)
  input.placeholder = label
  return input
}

/** A sheet with a map to push under the pin, the names nearby, and lines for a name and an address of one's own. */
function pick(config: PhoneConfig, from: Position): Promise<Chosen> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new WxError('chooseLocation:fail cancel'))
    const sheet = openOverlay({ kind: 'sheet', title: '选择位置', onDismiss: cancel })
    sheet.root.classList.add('location-sheet')
    const map = sheetMap(sheet.body, config, from, () => offer())
    part('i', 'picked-pin', map.dom)
    const list = part('div', 'picked-places', sheet.body)
    const name = field(sheet.body, '位置名称')
    const address = field(sheet.body, '详细地址')
    const offer = () => {
      list.replaceChildren()
      const near = [...config.places].sort((a, b) => far(a, map.view) - far(b, map.view)).slice(0, OFFERED)
      for (const place of near)
        overlayButton(list, place.name, 'picked-place', () => {
          name.value = place.name
          address.value = place.name
          map.moveTo({ latitude: place.latitude, longitude: place.longitude })
        })
    }
    offer()
    const row = part('div', 'consent-buttons', sheet.body)
    overlayButton(row, '取消', 'consent-deny', () => {
      sheet.close()
      cancel()
    })
    overlayButton(row, '确定', 'consent-allow', () => {
      sheet.close()
      const { latitude, longitude } = map.view
      resolve({ name: name.value, address: address.value, latitude: fine(latitude), longitude: fine(longitude) })
    })
  })
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/location/wx.chooseLocation.html */
export async function chooseLocation(config: PhoneConfig, options: Options): Promise<Chosen> {
  needDeclaration('chooseLocation')
  await askPermission('scope.userLocation', 'chooseLocation')
  const { latitude, longitude } = options
  const given = typeof latitude === 'number' && typeof longitude === 'number'
  return pick(config, given ? { latitude, longitude } : position())
}
