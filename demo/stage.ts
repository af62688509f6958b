import path from 'node:path'
import type { PinnedKey } from './client'
import { DEMO_ROLL, importRoll, MESSY_ROLL } from './import-roll'
import organisations from './organisation.json'
import { type DemoPerson, FOUNDER, HOST, PEOPLE } from './people'

/** Rows of the demo's roll whose hosts have agreed to make their numbers public, every fifth one. */
const AGREED_ROWS = Array.from({ length: 40 }, (_, i) => 6 + 5 * i)

/** Drawn by draw-pictures.ts. */
const picture = (name: string): string => path.join(__dirname, 'files', name)

/** What the stage shows of this product: its phones, its people, the sample spreadsheet and the button for a visitor in a hurry. */
export function demoStage(options: { url(): string; sealPublicKeys: readonly PinnedKey[] }) {
  const residents = PEOPLE.filter((person) => person.role === undefined && person !== HOST)
  const officers = PEOPLE.filter((person) => person.role !== undefined)
  const openids = (people: readonly DemoPerson[]): string[] => people.map((person) => person.openid)
  return {
    title: '身边有家',
    intro: [
      '妇女微家是姐妹们在身边坐一坐、有事找得到人的地方。居民找微家,主人管自己的家,干部管名册。',
      '干部屏点「导入摸底表」:county-roll-200.xlsx 一次导完;township-roll-messy.xlsx 一格一格问清楚,还能标好退回去。',
      '居民手机点「刷新」:按名字、类型、正在开门找,列表地图都行。拖动图钉,换个地方看。',
      '居民手机交给马莉,「我的」里申请一个微家;干部屏依次交给赵素珍、许红、林秀芳,门牌号就下来了。',
      '潮音里的一周:旗袍扣聚会剩两个位子,绘本时间满了;上周六绣荷包有记录和照片。「下周三」主人开门、出码、签到。',
      '导入以后,手机交给林丽华:表上她是「待认领」,用手机号认回自己的家。',
    ],
    phones: [
      { id: 'resident', label: '居民', personas: openids([...residents, HOST]) },
      {
        id: 'host',
        label: '微家主人',
        personas: openids([HOST, ...residents]),
        start: 'host/workbench/workbench',
      },
      {
        id: 'officer',
        label: '妇联干部',
        wide: true,
        personas: openids([FOUNDER, ...officers.filter((person) => person !== FOUNDER)]),
        start: 'federation/homes/homes',
      },
    ],
    personas: PEOPLE.map(({ openid, name, note, location, fontScale, phone }) => ({
      openid,
      label: name,
      note,
      location,
      ...(fontScale === undefined ? {} : { fontScale }),
      phone,
    })),
    files: [
      { name: 'county-roll-200.xlsx', path: DEMO_ROLL },
      { name: 'township-roll-messy.xlsx', path: MESSY_ROLL },
      { name: '院子.jpg', path: picture('courtyard.jpg') },
      { name: '茶室.jpg', path: picture('room.jpg') },
      { name: '标识.png', path: picture('mark.png') },
      { name: '群二维码.png', path: picture('group-code.png') },
    ],
    actions: [
      {
        id: 'import',
        label: '替我导入 200 家',
        note: '赶时间的话,一键走完县妇联的导入',
        async run(): Promise<{ message: string }> {
          const job = await importRoll({ ...options, url: options.url(), publicPhoneRows: AGREED_ROWS })
          if (job.state === 'failed') return { message: job.failure?.message ?? '没有导入成功' }
          const present = job.present > 0 ? `,已有 ${job.present} 家没有重复建` : ''
          return { message: `导入好了:${job.imported} 家${present}` }
        },
      },
    ],
    templates: [{ id: 'local-new-message', title: '新消息提醒', note: '您有一条新消息' }],
    places: organisations
      .filter((row) => row.level === 'township')
      .map((row) => ({ name: row.name, longitude: row.centre[0] ?? 0, latitude: row.centre[1] ?? 0 })),
  }
}

/** The local county lives on this Wednesday afternoon, and its clock runs. */
export const DEMO_CLOCK_START = '2027-05-19T13:00:00+08:00'
