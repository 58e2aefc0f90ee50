// report.mjs FOLDER MODEL…: the figures of rules.sh as a table. Status 1 when a goal is missed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...models] = process.argv.slice(2)
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
let missed = 0

function row(label, reference, ours, unit, goal) {
	const ratio = reference / ours
	const said = goal ? (ratio >= goal ? `goal ${goal}: met` : `goal ${goal}: missed`) : ''
	if (goal && ratio < goal) missed++
	console.log(
		`${label.padEnd(44)} ${reference.toFixed(2).padStart(10)} ${ours.toFixed(2).padStart(10)} ` +
			`${unit.padEnd(3)} ${ratio.toFixed(1).padStart(7)} x  ${said}`,
	)
}

console.log(`${''.padEnd(44)} ${'reference'.padStart(10)} ${'ours'.padStart(10)}`)
for (const model of models) {
	const reference = read(`${model}.reference`)
	const ours = read(`${model}.ours`)
	const text = read(`${model}.text`)
	const count = ours.situations.count
	row(`${model}: loading, median`, reference.load.median_ms, ours.load.median_ms, 'ms', 50)
	row(`${model}: loading its text, median`, reference.load.median_ms, text.load_text.median_ms, 'ms')
	row(`${model}: ${count} situations together`, reference.situations.sum_ms, ours.situations.sum_ms, 'ms', 50)
	row(`${model}: a situation, median`, reference.situations.median_ms, ours.situations.median_ms, 'ms')
	row(`${model}: a situation, p95`, reference.situations.p95_ms, ours.situations.p95_ms, 'ms')
	row(`${model}: peak memory`, reference.peak_kb / 1024, ours.peak_kb / 1024, 'MB', 10)
	row(`${model}: peak memory with its text`, reference.peak_kb / 1024, text.peak_kb / 1024, 'MB')
	console.log(
		`${model}: loading takes ${(ours.load.median_ms / ours.read.median_ms).toFixed(1)} times as long ` +
			`as reading the same bytes (${ours.load.median_ms.toFixed(2)} and ${ours.read.median_ms.toFixed(2)} ms)`,
	)
}
const { next } = read('next')
if (next.p95_ms >= 1) missed++
console.log(
	`next question in our checks: median ${next.median_ms.toFixed(3)} ms, ` +
		`p95 ${next.p95_ms.toFixed(3)} ms over ${next.count} answers  ` +
		`goal under 1 ms: ${next.p95_ms < 1 ? 'met' : 'missed'}`,
)
process.exit(missed ? 1 : 0)
