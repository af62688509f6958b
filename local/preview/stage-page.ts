import { inlineJson } from './phone-page'
import type { StageOptions } from './stage-options'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? one)

const LOGO = `<svg viewBox="0 0 84 84" width="40" height="40" aria-hidden="true"><rect width="84" height="84" rx="22" fill="#F8E3E4"/><path d="M13 43 42 19l29 24" fill="none" stroke="#C2385A" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/><path d="M42 66c-13-9-16-14-16-19a8 8 0 0 1 16-2.500A8 8 0 0 1 58 47c0 5-3 10-16 19z" fill="#C2385A"/></svg>`

/** What of the options the browser needs: no paths, no functions. */
export const stageData = ({ phones, personas, actions, places }: StageOptions) => ({
  phones,
  personas,
  places,
  actions: actions.map(({ id, label, note }) => ({ id, label, note })),
})
export type StageData = ReturnType<typeof stageData>

/** The stage: phones, the office window, and the hands that move time, network, people and places. */
export function stagePage(stage: StageOptions): string {
  const title = escapeHtml(stage.title)
  const steps = stage.intro.map((text, at) => `<li><b>${at + 1}</b><span>${escapeHtml(text)}</span></li>`).join('')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 舞台</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/preview/stage.css">
<script type="application/json" id="stage-data">${inlineJson(stageData(stage))}</script></head>
<body>
<header>
<div class="brand">${LOGO}<div><h1>${title}</h1><p>同一个小程序,在几个人手里</p></div></div>
<section class="clock" aria-label="时间">
<div class="clock-face"><span id="clock-date"></span><strong id="clock-time"></strong></div>
<div class="clock-moves"><button type="button" data-forward="3600000">+1 小时</button><button type="button" data-forward="86400000">+1 天</button><button type="button" data-next-wednesday>下周三</button>
<details><summary>定个时间</summary><form id="clock-form"><input type="datetime-local" name="at" required aria-label="日期和时间"><button>拨过去</button></form></details></div>
</section>
<div class="tools"><button type="button" id="reload">刷新手机</button><button type="button" id="reset" title="清掉手机里存的东西,换回原来的人">重新来过</button></div>
</header>
<section class="guide" aria-label="两分钟看懂"><h2>两分钟看懂</h2><ol>${steps}</ol></section>
<main id="devices">
<div class="desk" id="desk"></div>
<div class="hands" id="hands">
<section class="actions" aria-label="替你走一步"><h2>替你走一步</h2><div id="actions"></div><p id="action-result" role="status"></p></section>
<section class="where" aria-label="居民在哪里"><h2>居民在哪里 <span id="where-name"></span></h2><div id="map"></div></section>
</div>
<div class="pockets" id="pockets"></div>
</main>
<div id="notice" role="status" hidden></div>
<script src="/preview/stage.js"></script>
</body></html>`
}
