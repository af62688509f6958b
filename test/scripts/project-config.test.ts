import fs from 'node:fs'
import path from 'node:path'

const ROOT = path.join(__dirname, '..', '..')
const project = JSON.parse(fs.readFileSync(path.join(ROOT, 'project.config.json'), 'utf8')) as {
  miniprogramRoot: string
  cloudfunctionRoot: string
  appid: string
  compileType: string
  libVersion: string
  setting: Record<string, unknown>
}

describe('project.config.json, which WeChat DevTools opens', () => {
  test('points at a built mini program', () => {
    expect(project.compileType).toBe('miniprogram')
    expect(fs.existsSync(path.join(ROOT, project.miniprogramRoot, 'app.json'))).toBe(true)
    expect(fs.existsSync(path.join(ROOT, project.miniprogramRoot, 'app.js'))).toBe(true)
  })

  test('points at built functions, each with its code and its configuration', () => {
    const folder = path.join(ROOT, project.cloudfunctionRoot)
    const names = fs.readdirSync(folder)
    expect(names).not.toEqual([])
    for (const name of names) {
      for (const file of ['index.js', 'config.json', 'package.json']) {
        expect(fs.existsSync(path.join(folder, name, file))).toBe(true)
      }
    }
  })

  test('asks for nothing to be compiled a second time', () => {
    expect(project.setting).toMatchObject({ es6: false, enhance: false, postcss: false, packNpmManually: true })
  })

  test('asks for a base library that has the renderer of app.json', () => {
    const app = JSON.parse(fs.readFileSync(path.join(ROOT, project.miniprogramRoot, 'app.json'), 'utf8')) as {
      componentFramework?: string
    }
    if (app.componentFramework === 'glass-easel')
      expect(Number(project.libVersion.split('.')[0])).toBeGreaterThanOrEqual(3)
  })

  test('can be tried without an account of its own', () => {
    expect(project.appid).toBe('touristappid')
  })
})
