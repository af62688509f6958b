/** The closed list of error codes, each with a sentence that a resident can act on. Nothing internal reaches a client. */
export const ERRORS = {
  INPUT_INVALID: '有一处没填对,改一下再试。',
  NOT_FOUND: '没有找到,或者您看不到它。',
  SIGN_IN_NEEDED: '先选一下您住的村社区,再来做这件事。',
  CLIENT_TOO_OLD: '小程序有新版本,请关掉后重新打开。',
  BUSY: '刚才同时改的人多,请再点一次。',
  TRY_AGAIN: '这一下没有成功,您填的都还在,请再试一次。',
  SEAL_BROKEN: '这次传输没有通过核对,请重新打开小程序再试。',
  CHANGED_MEANWHILE: '别人刚改过,请看一眼新的内容再决定。',
  ALREADY_FOUNDED: '这里已经有县妇联了,不能再建一次。',
  NEEDS_SECOND_OFFICER: '县一级的人员要两位负责人:请用「邀请编号」,再由另一位一起确认。',
  ROLE_TOO_HIGH: '只能给自己下一级的单位安排人员。',
  PARENT_UNFIT: '上级单位不对,请重新选择。',
  FILE_MISSING: '表格没有传上来,请重新选一次。',
  FILE_NOT_SPREADSHEET: '这不是 Excel 表格,请在电脑上另存为 .xlsx 再选。',
  FILE_HAS_PASSWORD: '这个表格设了密码,请在电脑上去掉密码、存一次再选。',
  FILE_TOO_LARGE: '表格太大了(最多 5 MB、20000 行、100 列),请分成几份。',
  FILE_UNREADABLE: '表格打不开,可能已损坏,请重新保存后再选。',
  ROLL_NO_HEADER: '没找到表头。第一行应有「微家名称」「乡镇(街道)」「村(社区)」这些栏目。',
  ROLL_EMPTY: '表头下面没有内容。',
  ROLL_EXPIRED: '过了一天没有导入,这张表已经清掉了,请再选一次。',
  ROLL_ROW_MISSING: '这一行不在了,请重新打开这张表。',
  JOB_STATE: '这张表现在不能这样做,请返回看看它到哪一步了。',
  HOME_EXISTS: '这个微家已经登记过了(村、名称、地址都一样)。',
  PHONE_NOT_KNOWN: '这家还没有登记电话。',
  PHONE_CODE_USED: '这次授权用过了或者过了五分钟,请再点一次「用微信手机号」。',
  PHONE_UNAVAILABLE: '这会儿没能从微信拿到手机号。过一会儿再试,或者请镇街妇联给您一个编号,一样能认领。',
  PHONE_NOT_VERIFIED: '请先点「用微信手机号」,让我们认一认是您本人。',
  ALREADY_CLAIMED: '这位已经有人认领了。要是认错了,请告诉镇街妇联。',
  CLAIM_UNFIT: '这个账号不能再认领了,请找镇街妇联帮您看一看。',
  UNDO_TOO_LATE: '认领超过 7 天就不能撤销了。要是认错了人,请找镇街妇联两位干部一起改。',
  CODE_WRONG: '这个编号不对、用过了或者过期了。请对一对,或者请给您编号的人再出一个。',
  TOO_MANY_TRIES: '试的次数多了,请一个小时以后再试,或者请给您编号的人再出一个。',
  NAME_NEEDED: '请先写上怎么称呼您。',
  LEAD_ONLY: '这件事要由牵头的主人来做。',
  NOT_A_HOST: '她现在不是这个家的主人。',
  HOST_UNCLAIMED: '她还没有认领,先请她用编号认领,再交给她。',
  ALREADY_LEAD: '她已经是牵头的主人了。',
  NO_OFFER: '这次交接已经收回或者办完了。',
  LEAD_STAYS: '牵头的主人要先把家交给另一位,才能离开。',
  HOSTS_FULL: '一个家最多 12 位主人。',
  MERGE_UNFIT: '这两位不能合并。请看一看是不是选错了人。',
  NEEDS_ANOTHER_OFFICER: '提出的人不能自己确认,请另一位干部来确认。',
  PICTURE_MISSING: '图片没有传上来,请重新选一次。',
  PICTURE_UNFIT: '这不是能用的图片,请换一张 JPG、PNG 或 WebP。',
  PICTURE_TOO_LARGE: '图片太大了(最多 5 MB、4000 万像素),请压缩一下再选。',
  PICTURES_FULL: '照片最多 9 张,先删掉一张再加。',
  TEXT_UNFIT: '这段文字没有通过微信的审核,换个说法再试。',
  TEXT_NOT_CHECKED: '微信的审核暂时没有回音,还没有发布。您写的都在,过一会儿再保存。',
  PLACE_BY_OFFICER: '微家已经在名册上了,搬地方请镇街妇联来改,邻居才不会走错。',
  PAIRING_REQUIRED: '已建成的微家要一直有结对执委,请先选好接手的人。',
  ALREADY_PAIRED: '她已经在结对了。',
} as const

export type ErrorCode = keyof typeof ERRORS

/** What a client is told: a code, the sentence, and the field at fault (a path such as `position.latitude`) if there is one. */
export interface ErrorReply {
  code: ErrorCode
  message: string
  field?: string
}
