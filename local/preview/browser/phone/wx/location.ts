import type { PhoneConfig } from '../config'
import { showCard } from '../overlay'
import { position, setPosition } from '../position'
import { asynchronousApis, type Options, WxError } from './callbacks'
import { chooseLocation, sheetMap } from './choose-location'
import { needDeclaration } from './declared'
import { askPermission } from './permissions'

/** WeChat's fuzzy location is a point somewhere within about a kilometre: two decimals of a degree. */
const fuzzy = (degrees: number) => Math.round(degrees * 100) / 100

export function locationApis(config: PhoneConfig) {
  setPosition(config.location)
  return asynchronousApis({
    async getFuzzyLocation() {
      needDeclaration('getFuzzyLocation')
      await askPermission('scope.userFuzzyLocation', 'getFuzzyLocation')
      return { latitude: fuzzy(position().latitude), longitude: fuzzy(position().longitude) }
    },
    async getLocation() {
      needDeclaration('getLocation')
      await askPermission('scope.userLocation', 'getLocation')
      return { ...position(), accuracy: 20, horizontalAccuracy: 20, verticalAccuracy: 0, altitude: 0, speed: -1 }
    },
    chooseLocation: (options) => chooseLocation(config, options),
    openLocation(options: Options) {
      const { latitude, longitude } = options
      if (typeof latitude !== 'number' || typeof longitude !== 'number')
        throw new WxError('openLocation:fail parameter error: latitude and longitude should be Number')
      const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
      const lines = [String(options.name ?? '位置'), String(options.address ?? ''), point].filter(Boolean)
      const card = showCard('在地图里打开', lines, 'location')
      const map = sheetMap(card.body, config, { latitude, longitude })
      if (typeof options.scale === 'number') map.view.scale = options.scale
      map.layer.markers = [{ latitude, longitude, ariaLabel: lines[0] }]
    },
    makePhoneCall(options: Options) {
      const number = options.phoneNumber
      if (typeof number !== 'string' || number === '')
        throw new WxError('makePhoneCall:fail parameter error: phoneNumber should be String')
      showCard('正在拨打', [number], 'phone')
    },
  })
}
