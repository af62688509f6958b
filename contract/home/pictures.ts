import { z } from 'zod'
import { PICTURE_USES } from '../../domain/brand'
import { hostOf, keeperOf } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'
import { privateField } from '../private-field'

const fileId = z.string().max(400)

/** Pictures of a home's page: nobody sees one before WeChat's check has passed it. */
export const pictures = {
  addPicture: action({
    summary: '微家主人加一张图片:标识、照片或群二维码(审核通过才公开)',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({
      homeId: id,
      use: z.enum(PICTURE_USES),
      /** A file in her own staging folder; it is removed from there. */
      fileId,
      /** When the group code ends; with a group code only. */
      expiresAt: moment.optional(),
    }),
    output: z.object({ pictureId: id, state: z.enum(['waiting', 'shown', 'refused']) }),
  }),
  removePicture: action({
    summary: '撤下一张图片(微家主人或镇街妇联)',
    access: keeperOf('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({ homeId: id, pictureId: id }),
    output: z.object({ left: z.number() }),
  }),
  addConsentPaper: action({
    summary: '留一张场所主人同意书的照片(不公开)',
    access: keeperOf('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({ homeId: id, fileId }),
    output: z.object({ hasPaper: z.boolean() }),
  }),
  consentPaper: action({
    summary: '看场所主人的同意书(一分钟有效的链接,干部看会留记录)',
    access: keeperOf('homeId', 'township'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id }),
    output: z.object({ link: privateField(z.string()) }),
  }),
}
