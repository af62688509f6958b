import type { RollAbout } from '../../../services/model'

const WHY = { hidden: '隐藏的,没有读', noHeader: '没有摸底表的表头', empty: '表头下面是空的' }
const REASONS = { footer: '合计、说明、签字', repeatedHeader: '又一遍表头', example: '示例', note: '不是微家' }

/** What of the file is no row: columns and lines that are used for nothing, sheets that were not read; and which sheets she wants. */
Component({
  properties: {
    about: { type: Object, value: null as RollAbout | null },
    busy: { type: Boolean, value: false },
  },
  data: { lines: [] as string[], sheets: [] as RollAbout['sheets'], open: false },
  observers: {
    about(about: RollAbout | null) {
      this.setData({ lines: about ? linesOf(about) : [], sheets: about && about.sheets.length > 1 ? about.sheets : [] })
    },
  },
  methods: {
    toggle() {
      this.setData({ open: !this.data.open })
    },
    pick(event: WechatMiniprogram.CustomEvent<{ name: string; value: boolean }>) {
      const { name, value } = event.detail
      const out = this.data.sheets.filter(({ sheet, leftOut }) => (String(sheet) === name ? !value : leftOut))
      this.triggerEvent('pick', { leftOut: out.map(({ sheet }) => sheet) })
    },
  },
})

function linesOf({ sheets, others }: RollAbout): string[] {
  const several = sheets.length > 1
  return [
    ...sheets.flatMap(({ name, unread, hiddenColumns, skipped }) => {
      const of = several ? `「${name}」` : ''
      return [
        ...(unread.length > 0 ? [`${of}没有用到的栏目:${unread.join('、')}`] : []),
        ...(hiddenColumns.length > 0 ? [`${of}隐藏的栏目也读了:${hiddenColumns.join('、')}`] : []),
        ...skipped.map(({ row, reason, text }) => `${of}第 ${row} 行没有当作微家(${REASONS[reason]}):${text}`),
      ]
    }),
    ...others.map(({ name, why }) => `工作表「${name}」${WHY[why]}`),
  ]
}
