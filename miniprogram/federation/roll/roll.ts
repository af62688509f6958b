import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { RollJob, RollRow } from '../../services/model'
import { newRequestId } from '../../services/random'
import { knownMe } from '../../services/session'
import { comeIn, entrance, followWidth } from '../services/entrance'
import { PublicRows } from '../services/public-rows'
import { pickSpreadsheet, upload } from '../services/roll-file'
import { isMoving, isOpenJob, type RecentJob, recentJob, rowsAfter, watchJob } from '../services/roll-job'

/** Rows that may be fetched without being asked for. */
const AT_ONCE = 500

/**
 * 导入摸底表: pick, watch it being checked, see every row before anything is saved, confirm, watch it being imported. The job lives in the
 * cloud, so she may leave at any step and go on later.
 */
Page({
  data: {
    ...entrance(),
    recent: [] as RecentJob[],
    /** Words while the file is on its way; empty otherwise. */
    sending: '',
    job: null as RollJob | null,
    rows: [] as RollRow[],
    next: null as string | null,
    listing: false,
    ticks: {} as Record<number, boolean>,
    publicCount: 0,
    asking: 'all',
    built: true,
    busy: false,
    problem: '',
  },
  watching: false,
  publicRows: new PublicRows(),
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

  onReachBottom() {
    void this.more()
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
    const office = this.data.office
    const file = await pickSpreadsheet()
    if (file === null || office === null) return
    this.setData({ sending: `正在把 ${file.name} 传上来`, problem: '' })
    try {
      const { uploadPrefix } = await knownMe()
      const fileId = await upload(file, uploadPrefix)
      const job = await api.roll.start({ orgId: office.orgId, fileId, fileName: file.name })
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
    this.setData({ job, rows: [], next: null, ticks: {}, publicCount: 0, asking: 'all', problem: '' })
    await this.watch(job)
  },

  async watch(job: RollJob) {
    const round = ++this.round
    try {
      const still = () => this.watching && this.round === round
      const last = await watchJob(job, (step) => still() && this.setData({ job: step }), still)
      if (last.state !== 'checked' || this.data.rows.length > 0) return
      await this.more()
      // What she has to decide comes first; a roll too long to fetch at once starts at its top.
      if (last.questions > 0 && last.total <= AT_ONCE) await this.ask('some')
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  goOn() {
    this.setData({ problem: '' })
    const job = this.data.job
    if (job) void this.watch(job)
  },

  async more() {
    const { job, next, rows, listing } = this.data
    if (job?.state !== 'checked' || listing || (next === null && rows.length > 0)) return
    this.setData({ listing: true, problem: '' })
    try {
      const page = await api.roll.rows({ jobId: job.id, ...(next === null ? {} : { after: next }) })
      this.add(page.rows)
      this.setData({ next: page.next, listing: false })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  add(added: RollRow[]) {
    const { rows } = this.data
    this.setData({
      ...Object.fromEntries(added.map((row, i) => [`rows[${rows.length + i}]`, row])),
      ...this.publicRows.appear(added),
    })
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

  pickAsking(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void this.ask(event.detail.id)
  },

  /** Shows all rows, or only the marked ones, wherever in the roll they are. */
  async ask(asking: string) {
    this.setData({ asking })
    while (this.data.asking === 'some' && this.data.next !== null && this.data.problem === '') await this.more()
  },

  pickBuilt(event: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ built: event.detail.on })
  },

  async importAll() {
    const { job, built, busy, publicCount } = this.data
    if (!job || busy) return
    const seen = built ? '居民马上能在身边看到它们' : '先存为「计划中」,居民还看不到'
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
      this.setData({ job: confirmed, busy: false })
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
    this.setData({ job: null, rows: [], next: null, problem: '' })
    await this.enter()
  },

  openHomes() {
    wx.redirectTo({ url: '/federation/homes/homes' })
  },
})
