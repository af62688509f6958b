import { keepFile } from '../../../services/kept-file'

/**
 * A picture from the cloud as a file of this phone: one of WeChat's codes is larger than what may go to a page in one piece (experience, 20 KB). Each has
 * a name of its own, since phones keep a picture by its name. Rejects where it cannot be written.
 */
export function keepPicture(base64: string, until: string): Promise<string> {
  return keepFile(`mini-code-${Date.parse(until)}.png`, base64, 'base64')
}
