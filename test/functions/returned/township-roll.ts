/** A row of a roll without any problem, in the small county. */
export const TOWNSHIP_ROLL: Record<string, string> = {
  微家名称: '望潮微家',
  '乡镇(街道)': '青屿镇',
  '村(社区)': '里塘社区',
  类型: '网格睦邻',
  服务内容: '亲子教育',
  建设方式: '提升',
  场所类别: '商铺',
  详细地址: '里塘社区1号',
  经度: '120.6781',
  纬度: '30.1402',
  开放时间: '每周三 14:00-16:00',
  微家主人: '陈一',
  联系电话: '13000000777',
  结对执委: '赵二',
  执委级别: '乡镇',
}
export const ROLL_HEADER = Object.keys(TOWNSHIP_ROLL)
