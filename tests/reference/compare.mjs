// Where two outcomes differ: a list of words, empty when they agree.

const CLOSE = 1e-9

// The reference has no answer of its own where it fails in a way that it did not foresee.
export function hasNoJudgement(reference) {
	return reference.error !== undefined && !reference.error.proper
}

function sameNumber(a, b) {
	if (typeof a !== 'number' || typeof b !== 'number') return a === b
	return a === b || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b))
}

function sameMissing(a, b) {
	return (
		a.length === b.length &&
		a.every(([name, score], i) => name === b[i][0] && score === b[i][1])
	)
}

// Numbers that differ in their last bits may be shown differently; the value is what counts.
function sameDisplay(reference, ours) {
	const exact = reference.value === ours.value
	return reference.display === ours.display || !exact
}

export function differences(reference, ours) {
	if (reference.error || ours.error)
		return reference.error?.when === ours.error?.when ? [] : ['error']
	const found = []
	if (reference.kind !== ours.kind) found.push('kind')
	else if (!sameNumber(reference.value, ours.value)) found.push('value')
	if (reference.unit !== ours.unit) found.push('unit')
	if (!found.length && !sameDisplay(reference, ours)) found.push('display')
	if (!sameMissing(reference.missing, ours.missing)) found.push('missing')
	return found
}
