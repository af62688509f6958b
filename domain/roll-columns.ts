import { halfWidth, plainText } from './text'

/** The columns of a roll (摸底表, C03), in the order of the county's form, each with the word an officer knows it by. */
export const ROLL_FIELD_LABELS = {
  number: '序号',
  township: '乡镇(街道)',
  village: '村(社区)',
  name: '微家名称',
  primaryType: '类型',
  services: '服务内容',
  buildMode: '建设方式',
  formerVenue: '原有阵地',
  newField: '四新领域',
  venueKind: '场所类别',
  address: '详细地址',
  longitude: '经度',
  latitude: '纬度',
  areaM2: '面积',
  seats: '座位数',
  hours: '开放时间',
  hostName: '微家主人',
  phone: '联系电话',
  phonePublic: '对外公开',
  pairedMember: '结对执委',
  memberLevel: '执委级别',
  womenCovered: '覆盖妇女数',
  demonstration: '拟创示范',
  plannedDate: '计划建成时间',
} as const
export type RollField = keyof typeof ROLL_FIELD_LABELS

/** What offices write for the same column, after `headerWord`. */
const SYNONYMS: Record<RollField, readonly string[]> = {
  number: ['序号', '编号', '序', '顺序号', 'No', 'NO'],
  township: [
    '乡镇',
    '街道',
    '镇街',
    '乡镇街道',
    '所属乡镇',
    '所在乡镇',
    '所属镇街',
    '镇乡街道',
    '所属街道',
    '街道乡镇',
    '镇',
  ],
  village: [
    '村',
    '社区',
    '村社区',
    '村居',
    '行政村',
    '所属村',
    '所在村',
    '村名',
    '所属村社区',
    '所在村社区',
    '所属社区',
    '村社区名称',
    '行政村社区',
    '村居社区',
    '所在村居',
  ],
  name: ['微家名称', '妇女微家名称', '微家', '妇女微家', '微家名', '名称', '妇女微家名', '阵地名称'],
  primaryType: ['类型', '微家类型', '五型', '五型类别', '五型类型', '所属类型', '微家类别'],
  services: ['服务内容', '服务项目', '服务', '主要服务内容'],
  buildMode: ['建设方式', '创建方式', '建设类型', '建设形式', '建设模式'],
  formerVenue: ['原有阵地', '原阵地', '依托阵地', '原有基础'],
  newField: ['四新领域', '四新', '所属四新领域'],
  venueKind: ['场所类别', '场所类型', '场所', '场地类别', '场地类型'],
  address: ['详细地址', '地址', '具体地址', '微家地址'],
  longitude: ['经度', '东经', '地理位置经度', '位置经度', '坐标经度', '地理坐标经度', '经纬度经度'],
  latitude: ['纬度', '北纬', '地理位置纬度', '位置纬度', '坐标纬度', '地理坐标纬度', '经纬度纬度'],
  areaM2: ['面积', '场地面积', '建筑面积', '使用面积', '场所面积', '面积平方米', '面积平米'],
  seats: ['座位数', '座位', '席位数'],
  hours: ['开放时间', '开门时间', '服务时间', '开放时段'],
  hostName: [
    '微家主人',
    '女主人',
    '微家长',
    '管理员',
    '主人',
    '负责人',
    '微家主人姓名',
    '微家负责人',
    '负责人姓名',
    '主人姓名',
  ],
  phone: [
    ...['联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', '联系号码', '联系手机'],
    ...['微家主人电话', '微家主人联系电话', '微家主人手机', '主人电话', '主人联系电话', '负责人电话', '女主人电话'],
  ],
  phonePublic: [
    '对外公开',
    '电话对外公开',
    '电话公开',
    '公开电话',
    '是否公开',
    '电话是否公开',
    '是否对外公开',
    '愿意公开',
  ],
  pairedMember: ['结对执委', '结对执委姓名', '联系执委', '联系执委姓名', '结对联系执委'],
  memberLevel: ['执委级别', '结对执委级别', '级别', '联系执委级别'],
  womenCovered: ['覆盖妇女数', '覆盖妇女', '覆盖妇女人数', '服务妇女数', '服务妇女人数', '联系妇女数', '覆盖妇女数量'],
  demonstration: ['拟创示范', '拟创建示范', '拟创示范点', '是否拟创示范', '是否示范'],
  plannedDate: [
    '计划建成时间',
    '计划建成日期',
    '计划完成时间',
    '建成时间',
    '拟建成时间',
    '建成日期',
    '拟建成日期',
    '预计建成时间',
  ],
}

const FIELD_OF = new Map<string, RollField>(
  (Object.keys(SYNONYMS) as RollField[]).flatMap((field) => SYNONYMS[field].map((word) => [word, field] as const)),
)

/** A header cell as one word: half width, no blanks, without what stands in brackets (units, other names) and without signs. */
export function headerWord(cell: unknown): string {
  if (typeof cell !== 'string') return ''
  return halfWidth(plainText(cell))
    .replace(/\s/g, '')
    .replace(/[([【〔{<《].*?[)\]】〕}>》]/g, '')
    .replace(/[/、*:,.;·\\_-]/g, '')
}

/** Units that stand behind a header without brackets (面积㎡), what a form writes before it (1.乡镇) and behind it (必填). */
const AROUND = /^\d+|(㎡|m²|m2|平方米|平米|个|人|座|必填|选填)$/gi

function fieldOfWord(word: string): RollField | null {
  return FIELD_OF.get(word) ?? FIELD_OF.get(word.replace(AROUND, '')) ?? null
}

/** Words that say something of whoever stands above them; alone they would be the host's. */
const OF_A_PERSON = /^(姓名|名字|电话|联系电话|手机|手机号|手机号码|电话号码|联系方式|级别|职务|职务级别)$/

/** 「姓名」 and 「电话」 below 微家主人 are hers; below 结对执委 the number is nobody's whom a roll asks for. */
function fieldBelowPerson(person: RollField, word: string): RollField | null {
  if (/^(姓名|名字)$/.test(word)) return person
  if (person === 'pairedMember') return /级别/.test(word) ? 'memberLevel' : null
  return fieldOfWord(word)
}

/** The column that a header cell names, if any; `above` is the cell of the upper header row when there are two. */
export function fieldOfHeader(cell: unknown, above?: unknown): RollField | null {
  const [word, group] = [headerWord(cell), headerWord(above)]
  if (word === '' || word === group) return fieldOfWord(word || group)
  const person = fieldOfWord(group)
  if ((person === 'hostName' || person === 'pairedMember') && OF_A_PERSON.test(word))
    return fieldBelowPerson(person, word)
  return FIELD_OF.get(group + word) ?? fieldOfWord(word)
}
