// Random answers to the questions of a model, of the types and from the lists that it says.

const MOST = [1, 3, 10, 50, 300, 2000, 40000]
const DATES = ['01/01/2019', '15/06/2022', '31/12/2023', '29/02/2024', '01/07/2025', '10/11/2026']

// { name, type, answers } of all rules that ask something; `answers` where they are listed.
export function questionsOf(reference) {
	return reference
		.publicNames()
		.filter((name) => reference.engine.getRule(name).rawNode.question)
		.map((name) => ({
			name,
			type: reference.typeOf(name),
			answers: reference.engine
				.getPossibilitiesFor(name)
				?.map((possibility) => possibility.publicodesValue),
		}))
}

function number(random) {
	const most = random.pick(MOST)
	return random.percent(70) ? random.whole(0, most) : Math.round(random.next() * most * 100) / 100
}

function answer(random, question) {
	if (question.answers) return random.pick(question.answers)
	if (question.type === 'boolean') return random.pick(['oui', 'non'])
	if (question.type === 'number') return number(random)
	if (question.type === 'date') return random.pick(DATES)
	if (question.type === 'string') return "'quelque chose'"
	return undefined
}

export function drawSituation(random, questions) {
	const share = random.pick([2, 10, 30, 60])
	const situation = {}
	for (const question of questions) {
		const value = random.percent(share) ? answer(random, question) : undefined
		if (value !== undefined) situation[question.name] = value
	}
	return situation
}
