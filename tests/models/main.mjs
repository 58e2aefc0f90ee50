// main.mjs DESK [SITUATIONS [MODEL…]]: models that others wrote, in random situations, asked
// of the reference engine and of ours. The reference is slow: in the two large models each
// situation asks some of the rules in turn, so that all are asked in the end. It answers out
// of one cache a situation; where it then differs it is asked again in an empty one, which is
// what counts. Status 1 when there is a disagreement.
import { differences, hasNoJudgement } from '../reference/compare.mjs'
import { Ours } from '../reference/ours.mjs'
import { Random } from '../reference/random.mjs'
import { MODELS, Reference } from '../reference/reference.mjs'
import { drawSituation, questionsOf } from './situations.mjs'

const [desk, situations = '200', ...chosen] = process.argv.slice(2)
const MOST_SHOWN = 10
const TARGETS_A_SITUATION = { 'aides-velo': Infinity, 'modele-social': 400, nosgestesclimat: 200 }
const TARGETS_A_LINE = 50

const ours = new Ours(desk)
let failed = false

function* turns(names, size) {
	for (let at = 0; ; at = (at + size) % names.length)
		yield [...names.slice(at), ...names.slice(0, at)].slice(0, size)
}

function askOurs(situation, targets) {
	const lines = []
	for (let at = 0; at < targets.length; at += TARGETS_A_LINE)
		lines.push({ situation, targets: targets.slice(at, at + TARGETS_A_LINE) })
	const answers = ours.askLines(lines)
	const results = {}
	lines.forEach((line, i) => {
		const answer = answers[i].error ? ours.ask(situation, line.targets) : answers[i]
		for (const name of line.targets) results[name] = answer.error ? answer : answer.results[name]
	})
	return results
}

function compareOne(tally, reference, situation, name, shared, answer) {
	tally.targets++
	if (!differences(shared, answer).length) return tally.agree++
	const alone = reference.ask(situation, [name])
	const outcome = alone.error ? alone : alone.results[name]
	tally.again++
	if (hasNoJudgement(outcome)) return tally.unjudged++
	const differs = differences(outcome, answer)
	if (!differs.length) return tally.agree++
	tally.disagree++
	if (tally.shown++ < MOST_SHOWN) {
		console.log(`  ${name}: ${differs.join(', ')}; situation ${JSON.stringify(situation)}`)
		console.log(`    reference ${JSON.stringify(outcome).slice(0, 600)}`)
		console.log(`    ours      ${JSON.stringify(answer).slice(0, 600)}`)
	}
}

function compareSituation(tally, reference, situation, targets) {
	const shared = reference.ask(situation, targets, true)
	const answers = askOurs(situation, targets)
	for (const name of targets)
		compareOne(tally, reference, situation, name, shared.error ? shared : shared.results[name], answers[name])
}

async function compareModel(model) {
	const { filter, read } = MODELS[model]
	const rules = await read()
	const reference = new Reference(rules, filter)
	const questions = questionsOf(reference)
	const names = reference.publicNames()
	const targets = turns(names, Math.min(names.length, TARGETS_A_SITUATION[model]))
	const tally = { targets: 0, agree: 0, disagree: 0, unjudged: 0, again: 0, shown: 0 }
	const random = new Random(11)
	const started = performance.now()
	ours.load(rules, filter)
	for (let i = 0; i < Number(situations); i++)
		compareSituation(tally, reference, drawSituation(random, questions), targets.next().value)
	const seconds = ((performance.now() - started) / 1000).toFixed(0)
	console.log(
		`${model}: ${names.length} public rules, ${questions.length} questions, ` +
			`${situations} situations, ${tally.targets} targets: ${tally.agree} agree, ` +
			`${tally.disagree} disagree, ${tally.unjudged} without a judgement of the reference; ` +
			`${tally.again} asked again in an empty cache (${seconds} s)`,
	)
	failed ||= tally.disagree > 0
}

try {
	for (const model of chosen.length ? chosen : Object.keys(MODELS)) await compareModel(model)
} finally {
	ours.close()
}
process.exit(failed ? 1 : 0)
