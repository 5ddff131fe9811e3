/** All that the page is before its script runs; without one it says so in both languages. */
export const DOCUMENT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>OneNET simulator</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/style.css">
<script type="module" src="/page/main.js"></script>
</head>
<body>
<noscript>
<p>This page shows live data and needs JavaScript.</p>
<p lang="zh-CN">本页显示实时数据，需要启用 JavaScript。</p>
</noscript>
</body>
</html>
`;
