import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deploymentModule, readPinnedDeployment } from '../../scripts/build/miniprogram/deployment'

const WHOLE = {
  appId: 'wx1',
  envId: 'env-1',
  sealPublicKeys: [{ keyId: 'k1', publicKey: 'cHVibGlj' }],
  functionEnvironment: { FIELD_KEYS: 'secret-of-the-functions' },
  helpEnvironment: { CASE_KEYS: 'secret-of-one-function' },
}

describe('the deployment that is pinned into the mini program', () => {
  let folder: string
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deployment-'))
  })
  afterAll(() => fs.rmSync(folder, { recursive: true }))
  const read = (content: unknown) => {
    fs.writeFileSync(path.join(folder, 'd.json'), JSON.stringify(content))
    return readPinnedDeployment(folder, 'd.json')
  }

  test('holds what is public and nothing else', () => {
    const module = deploymentModule(read(WHOLE))
    expect(module).toContain('cHVibGlj')
    expect(module).not.toContain('secret-of-the-functions')
  })

  test.each(['appId', 'envId', 'sealPublicKeys'])('is refused by name without %s', (field) => {
    expect(() => read({ ...WHOLE, [field]: undefined })).toThrow(`d.json: ${field} must be`)
  })

  test('is refused when the file is not there', () => {
    expect(() => readPinnedDeployment(folder, 'none.json')).toThrow('none.json')
  })
})
