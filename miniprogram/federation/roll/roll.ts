import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { RollAbout, RollChange, RollJob, RollRow } from '../../services/model'
import { newRequestId } from '../../services/random'
import { knownMe } from '../../services/session'
import { comeIn, entrance, followWidth } from '../services/entrance'
import { PublicRows } from '../services/public-rows'
import { forgetPasted, type PickedFile, pastedFile, pickSpreadsheet, upload } from '../services/roll-file'
import { isMoving, isOpenJob, type RecentJob, recentJob, rowsAfter, watchJob } from '../services/roll-job'
import { type Listed, pieces, RollPages } from '../services/roll-pages'

const NO_ROWS = {
  rows: [] as RollRow[],
  page: 1,
  hasNext: false,
  listing: false,
  ticks: {} as Record<number, boolean>,
  publicCount: 0,
  which: 'all' as Listed,
  about: null as RollAbout | null,
  open: null as RollRow | null,
  fixing: false,
  fixFailure: '',
}

/**
 * 导入摸底表: pick, watch it being checked, see every row before anything is saved, put right what is asked, confirm, watch it being imported. The
 * job lives in the cloud, so she may leave at any step and go on later.
 */
Page({
  data: {
    ...entrance(),
    ...NO_ROWS,
    recent: [] as RecentJob[],
    /** Words while the file is on its way; empty otherwise. */
    sending: '',
    pasting: false,
    pasted: '',
    job: null as RollJob | null,
    built: true,
    busy: false,
    problem: '',
  },
  watching: false,
  publicRows: new PublicRows(),
  pages: null as RollPages | null,
  /** Counts the watches: only the newest one moves the job on. */
  round: 0,
  confirmIntention: '',

  onLoad() {
    // WeChat copies a page's fields deeply, which leaves no class instance whole.
    this.publicRows = new PublicRows()
    void this.enter()
  },

  onShow() {
    followLook(this)
    this.watching = true
    const job = this.data.job
    if (job && isMoving(job)) void this.watch(job)
  },

  onHide() {
    this.watching = false
  },

  onUnload() {
    this.watching = false
  },

  onResize() {
    followWidth(this)
  },

  async enter() {
    await comeIn(this, async (office) => {
      if (office.mayAppoint) await this.showRecent(office.orgId)
    })
  },

  async showRecent(orgId: string) {
    const { jobs } = await api.roll.recent({ orgId })
    this.setData({ recent: jobs.map(recentJob) })
    const open = jobs.find(isOpenJob)
    if (open && this.data.job === null) await this.resume(open)
  },

  async choose() {
    if (this.data.sending !== '') return
    const picked = await pickSpreadsheet()
    if (picked === 'unsupported')
      return this.setData({ pasting: true, problem: '这台设备上的微信选不了文件。可以在表格里全选、复制,粘贴到下面。' })
    if (picked !== 'closed') await this.send(picked)
  },

  togglePaste() {
    this.setData({ pasting: !this.data.pasting, problem: '' })
  },
  typePasted(event: WechatMiniprogram.Input) {
    this.data.pasted = event.detail.value
  },
  async sendPasted() {
    if (this.data.sending !== '') return
    if (this.data.pasted.trim() === '') return this.setData({ problem: '先把表格粘贴进来,表头也要一起' })
    try {
      await this.send(await pastedFile(this.data.pasted))
      if (this.data.job) this.setData({ pasted: '', pasting: false })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async send(file: PickedFile) {
    const office = this.data.office
    if (office === null) return
    this.setData({ sending: `正在把 ${file.name} 传上来`, problem: '' })
    try {
      const { uploadPrefix } = await knownMe()
      const fileId = await upload(file, uploadPrefix)
      const job = await api.roll.start({ orgId: office.orgId, fileId, fileName: file.name })
      forgetPasted(file)
      this.setData({ sending: '' })
      await this.resume(job)
    } catch (reason) {
      this.setData({ sending: '', problem: shown(reason).message })
    }
  },

  async openRecent(event: WechatMiniprogram.TouchEvent) {
    const office = this.data.office
    if (office === null) return
    try {
      const { jobs } = await api.roll.recent({ orgId: office.orgId })
      const job = jobs.find(({ id }) => id === event.currentTarget.dataset.id)
      if (job) await this.resume(job)
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async resume(job: RollJob) {
    this.publicRows = new PublicRows()
    this.confirmIntention = ''
    this.pages = null
    this.setData({ ...NO_ROWS, job, problem: '' })
    await this.watch(job)
  },

  async watch(job: RollJob) {
    const round = ++this.round
    try {
      const still = () => this.watching && this.round === round
      const last = await watchJob(job, (step) => still() && this.setData({ job: step }), still)
      if (!still()) return
      if (last.state === 'checked') await this.review(last)
      if (last.state === 'done') await this.list(last.ready < last.total ? 'questions' : 'all')
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  /** What she has to decide comes first. */
  async review(job: RollJob) {
    if (this.pages !== null && this.data.rows.length > 0) return
    this.setData({ about: await api.roll.about({ jobId: job.id }) })
    await this.list(job.questions > 0 ? 'questions' : 'all')
  },

  goOn() {
    this.setData({ problem: '' })
    const job = this.data.job
    if (job) void this.watch(job)
  },

  pickWhich(event: WechatMiniprogram.CustomEvent<{ id: Listed }>) {
    void this.list(event.detail.id)
  },
  async list(which: Listed) {
    const { job } = this.data
    if (!job) return
    const pages = new RollPages(job.id, which)
    this.pages = pages
    this.setData({ which })
    await this.turn(() => pages.first())
  },
  forward() {
    const { pages } = this
    if (pages?.hasNext) void this.turn(() => pages.forward())
  },
  back() {
    const { pages } = this
    if (pages && pages.number > 1) void this.turn(() => pages.back())
  },
  /** Shows another page of rows, in pieces that the phone draws without a pause. */
  async turn(load: () => Promise<RollRow[]>) {
    const { pages } = this
    if (this.data.listing || pages === null) return
    this.setData({ listing: true, problem: '' })
    try {
      const rows = await load()
      if (this.pages !== pages) return
      for (const piece of pieces(rows)) this.setData(piece)
      this.setData({ page: pages.number, hasNext: pages.hasNext, ...this.publicRows.appear(rows) })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    } finally {
      this.setData({ listing: false })
    }
  },

  openRow(event: WechatMiniprogram.CustomEvent<{ row: number }>) {
    this.setData({ open: this.data.rows.find(({ id }) => id === event.detail.row) ?? null, fixFailure: '' })
  },
  closeRow() {
    this.setData({ open: null })
  },
  fix(event: WechatMiniprogram.CustomEvent<{ row: number; changes: RollChange[] }>) {
    const { row, changes } = event.detail
    return this.change(row, (jobId) => api.roll.fix({ jobId, row, changes }))
  },
  decide(event: WechatMiniprogram.CustomEvent<{ row: number; decision: RollRow['decision'] }>) {
    const { row, decision } = event.detail
    return this.change(row, (jobId) => api.roll.decide({ jobId, row, decision }))
  },
  /** Puts one row right; the sheet stays open while the row still has a question that she has not answered. */
  async change(row: number, ask: (jobId: string) => Promise<{ job: RollJob; rows: RollRow[] }>) {
    const { job } = this.data
    if (!job || this.data.fixing) return
    this.setData({ fixing: true, fixFailure: '' })
    try {
      const changed = await ask(job.id)
      this.setData({ job: changed.job, fixing: false, ...this.replace(changed.rows) })
      const now = changed.rows.find(({ id }) => id === row)
      const asksStill = now !== undefined && now.decision === 'none' && now.problems.length > 0
      this.setData({ open: asksStill ? now : null })
      if (now && !asksStill) announce(now.decision === 'leaveOut' ? `第 ${now.row} 行不导` : `第 ${now.row} 行可以用了`)
    } catch (reason) {
      this.setData({ fixing: false, fixFailure: shown(reason).message })
    }
  },
  /** Rows that look otherwise now, in their places. */
  replace(changed: readonly RollRow[]): Record<string, unknown> {
    const patch: Record<string, unknown> = {}
    for (const row of changed) {
      const at = this.data.rows.findIndex(({ id }) => id === row.id)
      if (at >= 0) patch[`rows[${at}]`] = row
      Object.assign(patch, this.publicRows.again(row))
    }
    return patch
  },

  async pickSheets(event: WechatMiniprogram.CustomEvent<{ leftOut: number[] }>) {
    const { job, about, busy } = this.data
    if (!job || !about || busy) return
    if (event.detail.leftOut.length >= about.sheets.length) return announce('至少要留一张')
    this.setData({ busy: true, problem: '' })
    try {
      const again = await api.roll.pickSheets({ jobId: job.id, leftOut: event.detail.leftOut })
      this.setData({ busy: false })
      await this.resume(again)
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  tick(event: WechatMiniprogram.CustomEvent<{ row: number }>) {
    this.setData(this.publicRows.toggle(event.detail.row))
  },

  async tickAll() {
    const { job, rows, busy } = this.data
    if (!job || busy) return
    const yes = await confirm(
      '全部对外公开',
      '请先确认这些微家主人本人都同意。公开后,居民能看到她们的号码、直接打过去。',
      '都同意了',
    )
    if (!yes) return
    this.setData({ busy: true, problem: '' })
    try {
      await rowsAfter(job.id, null, (page) => this.publicRows.tickAll(page))
      this.setData({ ...this.publicRows.patch(rows), busy: false })
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  tickNone() {
    this.setData(this.publicRows.clear(this.data.rows))
  },

  pickBuilt(event: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ built: event.detail.on })
  },

  async importAll() {
    const { job, built, busy, publicCount } = this.data
    if (!job || busy) return
    const seen = built ? '按已建成导入' : '先存为「计划中」,居民还看不到'
    const phones = publicCount === 0 ? '电话都不公开' : `其中 ${publicCount} 家的电话对外公开`
    const yes = await confirm(`导入 ${job.ready - job.present} 家`, `${seen}。${phones}。`, '导入')
    if (!yes) return
    this.setData({ busy: true, problem: '' })
    try {
      if (this.confirmIntention === '') this.confirmIntention = await newRequestId()
      const confirmed = await api.roll.confirm(
        { jobId: job.id, built: built ? 'all' : 'none', publicPhoneRows: this.publicRows.rows },
        this.confirmIntention,
      )
      this.pages = null
      this.setData({ job: confirmed, busy: false, rows: [] })
      await this.watch(confirmed)
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  async cancel() {
    const { job } = this.data
    if (!job || !(await confirm('不导入了', '这张表不会保存任何东西,以后可以再选一次。', '不导入'))) return
    try {
      await api.roll.cancel({ jobId: job.id })
      announce('这张表没有导入')
      await this.another()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async another() {
    this.pages = null
    this.setData({ ...NO_ROWS, job: null, problem: '' })
    await this.enter()
  },

  openHomes() {
    wx.redirectTo({ url: '/federation/homes/homes' })
  },
  openApplications() {
    wx.redirectTo({ url: '/federation/applications/applications', fail: () => this.openHomes() })
  },
})
