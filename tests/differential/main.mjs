// main.mjs DESK FOUND [COUNT [FIRST]]: COUNT random models, each with a situation, are asked
// of the reference engine and of ours. A disagreement is made small, printed, and written
// into the folder FOUND as a vector of the conformance test. Status 1 when there is one.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { differences, hasNoJudgement } from '../reference/compare.mjs'
import { Ours } from '../reference/ours.mjs'
import { Reference, warningsOf } from '../reference/reference.mjs'
import { generate } from './generate.mjs'
import { shrink } from './shrink.mjs'

const [desk, found, count = '2000', first = '1'] = process.argv.slice(2)
const MOST_WRITTEN = 20

const ours = new Ours(desk)
const tally = { cases: 0, targets: 0, agree: 0, unjudged: 0, kinds: {} }
const disagreements = []

function countKind(reference) {
	const kind = reference.error ? `error (${reference.error.when})` : reference.kind
	tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1
}

// What both say of one target, asked alone: the reference remembers more than its cache.
function askBoth(one, target) {
	const reference = new Reference(one.rules, one.filter, { cyclicReferences: true })
	const said = reference.ask(one.situation, [target])
	ours.load(one.rules, one.filter)
	const [answer] = ours.askLines([{ situation: one.situation, targets: [target] }])
	const outcomeOf = (all) => (all.error ? all : all.results[target])
	return { reference: outcomeOf(said), answer: outcomeOf(answer), cycle: reference.warned > 0 }
}

// In which way two answers differ: the same words for the same way, null when they agree.
function wayOf({ reference, answer, cycle }) {
	if (hasNoJudgement(reference)) return null
	const differs = differences(reference, answer)
	const when = (outcome) => (outcome.error ? ` ${outcome.error.when}` : '')
	if (!differs.length) return null
	const way = `${differs.join(' ')}${cycle ? ' in a cycle' : ''}`
	return reference.error || answer.error
		? `${way}:${when(reference)} |${when(answer)}`
		: way
}

function judge(one, target, reference, answer) {
	tally.targets++
	countKind(reference)
	if (hasNoJudgement(reference)) {
		tally.unjudged++
		return
	}
	const agree = !differences(reference, answer).length
	const way = agree ? null : wayOf(askBoth(one, target))
	if (way) disagreements.push({ ...one, target, way })
	else tally.agree++
}

function tryOne(seed) {
	const one = { seed, ...generate(seed) }
	tally.cases++
	const reference = new Reference(one.rules, one.filter).ask(one.situation, one.targets)
	ours.load(one.rules, one.filter)
	const answer = ours.ask(one.situation, one.targets)
	if (reference.error || answer.error)
		return judge(one, one.targets[0], reference.error ? reference : {}, answer)
	for (const target of one.targets)
		judge(one, target, reference.results[target], answer.results[target])
}

function vectorOf(one) {
	const { rules, situation, target, filter } = one
	const { reference } = askBoth(one, target)
	const expect = reference.error
		? { kind: 'error', when: reference.error.when, message: reference.error.message }
		: { ...reference, warnings: warningsOf(rules, filter, situation, target) }
	return {
		format: 1,
		suite: 'evaluate',
		source: `random model ${one.seed}, made small`,
		engine: 'publicodes 1.10.3',
		options: { flag: { filterNotApplicablePossibilities: filter } },
		models: [
			{
				name: `random ${one.seed}`,
				rules,
				cases: [{ name: one.way, class: 'FULL', target, situation, expect }],
			},
		],
	}
}

function write(disagreement) {
	const one = shrink(
		disagreement,
		(next) => wayOf(askBoth(next, next.target)) === disagreement.way,
	)
	const { reference, answer } = askBoth(one, one.target)
	const { seed, rules, situation, target, filter, way } = one
	console.log(`\ndisagreement ${seed}: ${way}${filter ? ' (--filter)' : ''}`)
	console.log(JSON.stringify(rules, null, 1))
	console.log(`situation ${JSON.stringify(situation)}, target '${target}'`)
	console.log(`reference: ${JSON.stringify(reference)}`)
	console.log(`ours:      ${JSON.stringify(answer)}`)
	mkdirSync(found, { recursive: true })
	writeFileSync(join(found, `random-${seed}.json`), JSON.stringify(vectorOf(one), null, 1) + '\n')
}

const started = performance.now()
try {
	for (let i = 0; i < Number(count); i++) tryOne(Number(first) + i)
	const seeds = new Set()
	for (const one of disagreements)
		if (!seeds.has(one.seed) && seeds.size < MOST_WRITTEN) write({ ...one, seed: (seeds.add(one.seed), one.seed) })
} finally {
	ours.close()
}

const seconds = ((performance.now() - started) / 1000).toFixed(0)
console.log(
	`${tally.cases} models, ${tally.targets} targets: ${tally.agree} agree, ` +
		`${disagreements.length} disagree, ${tally.unjudged} without a judgement of the reference ` +
		`(${seconds} s)`,
)
console.log(
	Object.entries(tally.kinds)
		.sort()
		.map(([kind, times]) => `${kind} ${times}`)
		.join(', '),
)
const ways = {}
for (const { way, seed } of disagreements) (ways[way] ??= new Set()).add(seed)
for (const [way, seeds] of Object.entries(ways))
	console.log(`${way}: seeds ${[...seeds].slice(0, 12).join(' ')}${seeds.size > 12 ? ' …' : ''}`)
process.exit(disagreements.length ? 1 : 0)
