// Makes a disagreement small: takes away, or replaces by something smaller, whatever it can
// while the two engines still disagree in the same way.

function clone(tree) {
	return structuredClone(tree)
}

// Every place of a tree that is below its root, deepest last: [holder, key].
function* places(tree) {
	if (tree === null || typeof tree !== 'object') return
	for (const key of Object.keys(tree)) {
		yield [tree, key]
		yield* places(tree[key])
	}
}

const TOKEN = /"[^"]*"|'[^']*'|\(|\)|(?<= )(?:\*\*|\/\/|[-+*/<>=]|<=|>=|!=)(?= )/g

// The parts of an expression on both sides of each operator that stands outside brackets.
function sides(text) {
	const found = []
	let depth = 0
	for (const match of text.matchAll(TOKEN)) {
		if (match[0] === '(') depth++
		else if (match[0] === ')') depth--
		else if (depth === 0 && !/['"]/.test(match[0])) {
			found.push(text.slice(0, match.index).trim())
			found.push(text.slice(match.index + match[0].length).trim())
		}
	}
	if (/^-? ?\(.*\)$/.test(text)) found.push(text.replace(/^-? ?\(/, '').slice(0, -1))
	return found.filter((side) => side && side !== text)
}

// Smaller things to stand where `value` stands.
function smaller(value) {
	if (typeof value === 'string') {
		const plain = ['1', 'oui', 'non'].includes(value) ? [] : ['1', 'oui', 'non']
		return [...sides(value), ...plain]
	}
	if (typeof value === 'number') return value === 1 ? [] : [1]
	if (value === null) return []
	const inside = Object.values(value)
	return ['1', 'oui', ...inside.filter((one) => one !== null)]
}

function without(holder, key) {
	if (Array.isArray(holder)) holder.splice(key, 1)
	else delete holder[key]
}

// Every one step smaller than `one`, from the largest steps to the smallest.
function* steps(one) {
	for (const part of ['situation', 'rules']) {
		const count = [...places(one[part])].length
		for (let i = 0; i < count; i++) {
			const next = clone(one)
			const [holder, key] = [...places(next[part])][i]
			without(holder, key)
			yield next
		}
		for (let i = 0; i < count; i++) {
			const [from, key] = [...places(one[part])][i]
			for (const value of smaller(from[key])) {
				const next = clone(one)
				const [holder] = [...places(next[part])][i]
				holder[key] = clone(value)
				yield next
			}
		}
	}
}

// `disagrees` says of a case whether it is still the same disagreement.
export function shrink(one, disagrees, patience = 1500) {
	let best = one
	for (let better = true; better && patience > 0; ) {
		better = false
		for (const next of steps(best)) {
			if (patience-- <= 0) break
			if (!(best.target in next.rules)) continue
			if (Object.values(next.rules).some(Array.isArray)) continue
			if (!disagrees(next)) continue
			best = next
			better = true
			break
		}
	}
	return best
}
