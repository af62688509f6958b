import type { Organisation, OrganisationLevel } from '../../domain/organisation'
import type { RawRow, SheetCell } from '../../domain/roll'
import { fieldOfHeader, type RollField } from '../../domain/roll-columns'
import { rollPlaces } from '../../domain/roll-places'
import { type CheckedRow, checkRow } from '../../domain/roll-row'

const place = (
  id: string,
  level: OrganisationLevel,
  name: string,
  parent: Organisation | null,
  centre: [number, number],
): Organisation => ({
  id,
  level,
  name,
  parentId: parent?.id ?? null,
  path: `${parent?.path ?? ''}${id}/`,
  centre: { longitude: centre[0], latitude: centre[1] },
})

/** A county with two townships, 20 km apart, that share a village name, and a village and a community of one stem in one township. */
export const county = place('C', 'county', '小县', null, [120.5, 30])
export const harbour = place('C-1', 'township', '白沙镇', county, [120.6, 29.98])
export const hills = place('C-2', 'township', '云岭镇', county, [120.3, 29.93])
export const unit = place('C-U', 'unit', '县直机关妇委会', county, [120.45, 30.01])
export const dock = place('C-1-1', 'village', '渔港村', harbour, [120.595, 29.983])
export const slopeVillage = place('C-1-2', 'village', '上坪村', harbour, [120.63, 29.955])
export const slopeCommunity = place('C-2-1', 'village', '上坪社区', hills, [120.3, 29.93])
export const pond = place('C-2-2', 'village', '前塘村', hills, [120.31, 29.94])
export const pondOfHarbour = place('C-1-3', 'village', '前塘村', harbour, [120.58, 29.97])
export const organisations = [county, harbour, hills, unit, dock, slopeVillage, slopeCommunity, pond, pondOfHarbour]

/** The header of the county's own form, with 对外公开 added. */
export const HEADER: SheetCell[] = [
  '序号',
  '乡镇(街道)',
  '村(社区)',
  '微家名称',
  '类型',
  '服务内容',
  '建设方式',
  '原有阵地',
  '四新领域',
  '场所类别',
  '详细地址',
  '经度',
  '纬度',
  '面积(㎡)',
  '座位数',
  '开放时间',
  '微家主人',
  '联系电话',
  '结对执委',
  '执委级别',
  '覆盖妇女数',
  '拟创示范',
  '计划建成时间',
  '对外公开',
]

/** A tidy row of that form. */
export const TIDY: SheetCell[] = [
  1,
  '白沙镇',
  '渔港村',
  '潮音里微家',
  '网格睦邻',
  '政策宣传、亲子教育',
  '新建',
  '美丽驿站',
  '新业态',
  '商铺',
  '白沙镇渔港村157号',
  120.594753,
  29.982943,
  36,
  32,
  '每周二、周四 18:30-20:30',
  '孙静',
  '19900000536',
  '孙海燕',
  '村',
  230,
  '是',
  46652,
  '√',
]

/** The tidy row with some cells otherwise, under their columns' names. */
export function rowWith(changes: Partial<Record<RollField, SheetCell>> = {}): SheetCell[] {
  return TIDY.map((cell, i) => {
    const field = fieldOfHeader(HEADER[i])
    return field !== null && field in changes ? (changes[field] ?? null) : cell
  })
}

/** Checks one row, given as its cells by column, alone in its file, for the whole county. */
export function check(changes: Partial<Record<RollField, SheetCell>>, under = county.id): CheckedRow {
  const cells = Object.fromEntries(
    rowWith(changes).flatMap((cell, i) => {
      const field = fieldOfHeader(HEADER[i])
      return field === null || cell === null || cell === '' ? [] : [[field, cell]]
    }),
  ) as RawRow['cells']
  return checkRow({ row: 2, cells }, { places: rollPlaces(organisations, under), duplicates: new Map() })
}

/** What keeps a row out, as `field`s. */
export function blocking(checked: CheckedRow): string[] {
  return checked.problems.filter(({ severity }) => severity === 'blocks').map(({ field }) => field)
}
export function noted(checked: CheckedRow): string[] {
  return checked.problems.filter(({ severity }) => severity === 'notes').map(({ field }) => field)
}
