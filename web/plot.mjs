// The parts of Observable Plot and d3-sankey that engine/report/assets/charts.js draws with; nothing else goes
// into the bundle.
export { plot, dot, text, link, rect, barX, ruleX, ruleY, tickX, line, axisX, axisY, gridX, gridY } from "@observablehq/plot";
export { sankey, sankeyLinkHorizontal, sankeyLeft } from "d3-sankey";
