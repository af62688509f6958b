import type { PinnedKey } from './client'
import { DEMO_ROLL, importRoll } from './import-roll'
import organisations from './organisation.json'
import { type DemoPerson, FOUNDER, HOST, PEOPLE } from './people'

/** Rows of the demo's roll whose hosts have agreed to make their numbers public, every fifth one. */
const AGREED_ROWS = Array.from({ length: 40 }, (_, i) => 6 + 5 * i)

/** What the stage shows of this product: its phones, its people, the sample spreadsheet and the button for a visitor in a hurry. */
export function demoStage(options: { url(): string; sealPublicKeys: readonly PinnedKey[] }) {
  const residents = PEOPLE.filter((person) => person.role === undefined && person !== HOST)
  const officers = PEOPLE.filter((person) => person.role !== undefined)
  const openids = (people: readonly DemoPerson[]): string[] => people.map((person) => person.openid)
  return {
    title: '身边有家',
    intro: [
      '在妇联干部的宽屏上点「导入摸底表」,选 county-roll-200.xlsx,看着 200 行逐行检查,给同意的人勾上「对外公开」,再点导入。',
      '在居民的手机上点「刷新」:刚导入的微家近的在前。想换个地方:拖动图钉,点手机左上角的地名,再点「用我的位置」。',
      '点开一家,看主人、开放时间和服务,给公开了电话的那家打个电话,再转给姐妹。',
    ],
    phones: [
      { id: 'resident', label: '居民', personas: [...openids(residents), ...openids([HOST])] },
      {
        id: 'host',
        label: '微家主人',
        personas: [HOST.openid, ...openids(residents)],
        start: 'host/workbench/workbench',
      },
      {
        id: 'officer',
        label: '妇联干部',
        wide: true,
        personas: [FOUNDER.openid, ...openids(officers.filter((person) => person !== FOUNDER))],
        start: 'federation/homes/homes',
      },
    ],
    personas: PEOPLE.map(({ openid, name, note, location, fontScale, phone }) => ({
      openid,
      label: name,
      note,
      location,
      ...(fontScale === undefined ? {} : { fontScale }),
      ...(phone === undefined ? {} : { phone }),
    })),
    files: [{ name: 'county-roll-200.xlsx', path: DEMO_ROLL }],
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
    places: organisations
      .filter((row) => row.level === 'township')
      .map((row) => ({ name: row.name, longitude: row.centre[0] ?? 0, latitude: row.centre[1] ?? 0 })),
  }
}

/** The local county lives on this Wednesday afternoon, and its clock runs. */
export const DEMO_CLOCK_START = '2027-05-19T13:00:00+08:00'
