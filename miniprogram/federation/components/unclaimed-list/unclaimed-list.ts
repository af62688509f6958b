import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { placeWords, type ShownCode, shownCode } from '../../../services/invitation'
import type { UnclaimedPerson } from '../../../services/model'
import { newRequestId } from '../../../services/random'

interface Row extends UnclaimedPerson {
  key: string
  note: string
}

const ANOTHER = 'another'
const intentions: Record<string, string> = {}

/** Who has no account yet at a place, home by home: a code for her, or the word that she is the same as another. */
Component({
  properties: { orgId: { type: String, value: '' } },
  data: {
    rows: [] as Row[],
    next: null as string | null,
    listing: true,
    making: '',
    code: null as ShownCode | null,
    /** Of whom it is said that she is the same as another. */
    merging: null as Row | null,
    others: [] as { id: string; label: string; note?: string }[],
    chosen: '',
    intoId: '',
    reason: '',
    proposing: false,
    problem: '',
  },
  observers: {
    orgId(orgId: string) {
      if (orgId !== '') void this.begin()
    },
  },
  methods: {
    async begin() {
      this.setData({ rows: [], next: null })
      await this.list()
    },

    /** Pages of homes in which everybody is claimed give nobody: goes on until somebody comes. */
    async list() {
      const { orgId } = this.data
      this.setData({ listing: true, problem: '' })
      try {
        let after = this.data.next
        let rows: Row[] = []
        do {
          const page = await api.federation.unclaimed({ orgId, ...(after === null ? {} : { after }) })
          if (this.data.orgId !== orgId) return
          rows = page.persons.map(rowOf)
          after = page.next
        } while (rows.length === 0 && after !== null)
        this.setData({ rows: [...this.data.rows, ...rows], next: after, listing: false })
      } catch (reason) {
        this.setData({ listing: false, problem: shown(reason).message })
      }
    },

    async invite(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset.index)]
      if (!row || this.data.making !== '') return
      this.setData({ making: row.key, problem: '' })
      try {
        intentions[row.key] ??= await newRequestId()
        const made = await api.home.invitePerson({ homeId: row.homeId, personId: row.personId }, intentions[row.key])
        delete intentions[row.key]
        const note = `只给${row.name}本人。她在「我的」点「认领和编号」,扫这个码或者打进去就认领了。`
        this.setData({ code: shownCode(made, `${row.name}的认领编号`, note) })
        this.triggerEvent('made', { title: `${row.name}的认领编号`, code: made.code })
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
      this.setData({ making: '' })
    },

    closeCode() {
      this.setData({ code: null })
    },

    merge(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset.index)]
      if (!row) return
      const others = likelySame(row, this.data.rows).map((other) => ({
        id: other.personId,
        label: other.name,
        note: other.note,
      }))
      this.setData({
        merging: row,
        others: [...others, { id: ANOTHER, label: '有微信号的人', note: '粘贴她在「我的」里的编号' }],
        chosen: others.length > 0 ? '' : ANOTHER,
        intoId: '',
        reason: '',
        problem: '',
      })
    },

    stopMerging() {
      this.setData({ merging: null, problem: '' })
    },

    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ chosen: event.detail.value })
    },

    type(event: WechatMiniprogram.CustomEvent<{ name: 'intoId' | 'reason'; value: string }>) {
      this.setData({ [event.detail.name]: event.detail.value })
    },

    async propose() {
      const { merging, chosen, intoId, reason, proposing } = this.data
      const into = chosen === ANOTHER ? intoId.trim() : chosen
      if (merging === null || proposing) return
      if (into === '') return this.setData({ problem: '先选一位,或者粘贴她的编号。' })
      if (reason.trim() === '') return this.setData({ problem: '写一句怎么知道是同一个人,第二位干部要看。' })
      this.setData({ proposing: true, problem: '' })
      const { homeId, personId } = merging
      try {
        const what = `${personId} ${into}`
        intentions[what] ??= await newRequestId()
        await api.federation.proposeMerge({ homeId, personId, intoId: into, reason: reason.trim() }, intentions[what])
        delete intentions[what]
        this.setData({ merging: null, proposing: false })
        announce('提出来了,等另一位干部确认')
        this.triggerEvent('proposed')
      } catch (reason) {
        const { code, field, message } = shown(reason)
        const wrongNumber = code === 'NOT_FOUND' || (code === 'INPUT_INVALID' && field === 'intoId')
        this.setData({ proposing: false, problem: wrongNumber ? '没有这个编号,请她再复制一次发给您。' : message })
      }
    },
  },
})

const rowOf = (person: UnclaimedPerson): Row => ({
  ...person,
  key: `${person.homeId} ${person.personId} ${person.as}`,
  note: `${person.homeName} · ${person.villageName} · ${placeWords(person.as)}`,
})

/** A name written twice shares most of its letters; a few of those are enough to choose from. */
const MOST_LIKELY = 4

function likelySame(row: Row, rows: readonly Row[]): Row[] {
  const shared = ({ name }: Row): number => [...name].filter((letter) => row.name.includes(letter)).length
  const persons = new Map(rows.map((other) => [other.personId, other]))
  persons.delete(row.personId)
  return [...persons.values()].sort((a, b) => shared(b) - shared(a)).slice(0, MOST_LIKELY)
}
