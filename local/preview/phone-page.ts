import type { PhoneConfig } from './phone-config'

/** JSON that may stand inside a script element. */
export const inlineJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

const CAPSULE = `<div id="capsule"><button id="capsule-share" type="button" aria-label="转发"><i></i><i></i><i></i></button><span></span><button id="capsule-close" type="button" aria-label="收起小程序"><i></i></button></div>`
const BACK = `<svg viewBox="0 0 12 24" width="12" height="24" aria-hidden="true"><path d="M10 4 2.5 12 10 20" fill="none" stroke="currentColor" stroke-width="2"/></svg>`
const HOME = `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M4 11.5 12 5l8 6.500V20h-5.500v-5h-5v5H4z" fill="none" stroke="currentColor" stroke-width="1.800" stroke-linejoin="round"/></svg>`
const SIGNAL = `<svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true" fill="currentColor"><g class="signal"><rect x="0" y="9" width="3" height="4" rx="1"/><rect x="4.500" y="6.500" width="3" height="6.500" rx="1"/><rect x="9" y="4" width="3" height="9" rx="1"/><rect x="13.500" y="1.500" width="3" height="11.500" rx="1"/></g><rect x="23" y="2.500" width="17" height="9.500" rx="2.500" fill="none" stroke="currentColor"/><rect x="25" y="4.500" width="11" height="5.500" rx="1"/></svg>`

/** The page of one phone: its screen, empty, with what it must know. */
export function phonePage(config: PhoneConfig): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${config.label.replace(/[<&]/g, '')}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/preview/phone.css">
<script type="application/json" id="phone-config">${inlineJson(config)}</script></head>
<body>
<div id="status"><span id="status-time"></span>${SIGNAL}</div>
<div id="navigation"><button id="back" type="button" aria-label="返回" hidden>${BACK}</button><button id="home" type="button" aria-label="回到首页" hidden>${HOME}</button><div id="navigation-title"></div></div>
${CAPSULE}
<div id="pages"></div>
<div id="tabs" role="tablist"></div>
<div id="overlays"></div>
<div id="package-loading" role="status">正在打开…</div>
<div id="banner" role="alert" hidden><button id="banner-close" type="button" aria-label="关闭提示">✕</button></div>
<script src="/preview/phone.js"></script>
</body></html>`
}
