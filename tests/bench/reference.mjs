// reference.mjs questions MODEL COUNT FOLDER: writes MODEL.json and MODEL.jsonl, random
// situations with the same twenty rules to ask.
// reference.mjs measure MODEL FOLDER: what bench_rules does, with the reference engine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../reference/random.mjs'
import { MODELS, Reference } from '../reference/reference.mjs'
import { drawSituation, questionsOf } from '../models/situations.mjs'

const LOADS = 7
const TARGETS = 20

async function writeQuestions(model, count, folder) {
	const rules = await MODELS[model].read()
	const reference = new Reference(rules, MODELS[model].filter)
	const random = new Random(7)
	const questions = questionsOf(reference)
	const names = reference.publicNames()
	const targets = Array.from({ length: TARGETS }, () => random.pick(names))
	const lines = Array.from({ length: Number(count) }, () =>
		JSON.stringify({ situation: drawSituation(random, questions), targets }),
	)
	writeFileSync(join(folder, `${model}.json`), JSON.stringify(rules))
	writeFileSync(join(folder, `${model}.jsonl`), lines.join('\n') + '\n')
}

function timesOf(list) {
	const sorted = [...list].sort((a, b) => a - b)
	const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
	const sum = list.reduce((a, b) => a + b, 0)
	return { count: list.length, sum_ms: sum, median_ms: at(0.5), p95_ms: at(0.95) }
}

function timed(list, act) {
	const start = performance.now()
	const result = act()
	list.push(performance.now() - start)
	return result
}

function measure(model, folder) {
	const path = join(folder, `${model}.json`)
	const loads = []
	let reference
	for (let i = 0; i < LOADS; i++)
		reference = timed(
			loads,
			() => new Reference(JSON.parse(readFileSync(path, 'utf8')), MODELS[model].filter),
		)
	const situations = []
	for (const line of readFileSync(join(folder, `${model}.jsonl`), 'utf8').trim().split('\n')) {
		const { situation, targets } = JSON.parse(line)
		timed(situations, () => {
			reference.engine.setSituation(situation)
			for (const target of targets) reference.engine.evaluate(target)
		})
	}
	console.log(
		JSON.stringify({
			load: timesOf(loads),
			situations: timesOf(situations),
			peak_kb: process.resourceUsage().maxRSS,
		}),
	)
}

const [command, model, ...rest] = process.argv.slice(2)
if (command === 'questions') await writeQuestions(model, ...rest)
else measure(model, ...rest)
