// Small random models of the rule language, with a situation each: most make sense, some do
// not quite, since that is where two engines part ways.
import { Random } from '../reference/random.mjs'

const WORDS = ['loyer', 'aide', 'âge', 'zone', 'part', 'date acte', 'foyer', 'logement-foyer', 'seuil haut', 'B2', "taux d'effort", 'œuvre', 'ça']
const UNITS = ['€', '€/mois', '€/an', '%', 'mois', 'an', 'jour', 'personne', '€/personne', 'k€', 'm2', 'trimestre', '€/m2', 'kg']
const DATES = ['01/01/2024', '29/02/2024', '31/12/2023', '15/3/2025', '06/2025', '30/11/2024', '01/03/2023']
const TEXTS = ['bail', 'foyer', 'sans', "l'hôtel"]
const TYPES = { number: 50, boolean: 28, text: 12, date: 10 }
const DURATIONS = ['jour', 'mois', 'an', 'trimestre', 'trimestre civil', 'année civile']
const TYPE_WORDS = { number: 'nombre', boolean: 'booléen', text: 'texte', date: 'date' }

class Generator {
	constructor(seed) {
		this.random = new Random(seed)
		this.rules = {}
		this.known = [] // { name, type, input, values }
		this.units = [0, 1, 2].map(() => this.random.pick(UNITS))
		// Many models are about one family of units, as real ones are.
		if (this.random.percent(60)) this.units = ['€', '€/mois', '€/an']
	}

	// --- leaves ---

	unit() {
		return this.random.percent(80) ? this.random.pick(this.units) : this.random.pick(UNITS)
	}

	number() {
		return this.random.pick([0, 1, 2, 3, 5, 10, 12, 100, 0.5, 1.005, 33.333, 1250.5, this.random.whole(0, 3000)])
	}

	literal() {
		const number = this.number()
		if (this.random.percent(50)) return `${number}`
		return `${number}${this.random.pick(['', ' '])}${this.unit()}`
	}

	// How rule `of` is written inside the rule that is being made.
	named(of) {
		const parts = of.split(' . ')
		const here = this.name.split(' . ')
		const near = parts.slice(0, -1).every((part, i) => part === here[i])
		return near && this.random.percent(30) ? parts.at(-1) : of
	}

	reference(type) {
		const wrong = this.random.percent(4)
		const fit = this.known.filter((rule) => wrong || rule.type === type)
		return fit.length ? this.named(this.random.pick(fit).name) : undefined
	}

	// --- expressions ---

	expression(type, depth = 2) {
		const random = this.random
		if (random.percent(depth > 1 ? 45 : 60)) {
			const reference = this.reference(type)
			if (reference) return reference
		}
		if (type === 'number') return this.arithmetic(depth)
		if (type === 'boolean') return depth > 0 && random.percent(80) ? this.comparison(depth) : random.pick(['oui', 'non'])
		if (type === 'date') return random.pick(DATES)
		return `'${random.pick(TEXTS)}'`
	}

	operand(depth) {
		const text = this.expression('number', depth - 1)
		return / [-+*/<>=]/.test(text) || this.random.percent(5) ? `(${text})` : text
	}

	arithmetic(depth) {
		if (depth <= 0 || this.random.percent(35)) return this.literal()
		const operator = this.random.weighted({ '+': 30, '-': 25, '*': 25, '/': 14, '//': 3, '**': 3 })
		const left = this.operand(depth)
		// Towers of powers are infinite in both engines and tell nothing.
		const right = operator === '**' ? this.random.whole(0, 3) : this.operand(depth)
		const sum = `${left} ${operator} ${right}`
		return this.random.percent(6) ? `- (${sum})` : sum
	}

	comparison(depth) {
		const type = this.random.weighted({ number: 70, text: 12, date: 12, boolean: 6 })
		const operator = this.random.pick(type === 'number' || type === 'date' ? ['<', '<=', '>', '>=', '=', '!='] : ['=', '!='])
		// A text runs to the last quote, so it stands on the right.
		const left = type === 'text' ? this.reference('text') : this.operandOf(type, depth)
		return left ? `${left} ${operator} ${this.operandOf(type, depth)}` : 'oui'
	}

	operandOf(type, depth) {
		if (type === 'number') return this.operand(depth)
		if (type === 'boolean') return this.reference('boolean') ?? 'oui'
		return this.expression(type, 0)
	}

	// --- values: an expression, or a mechanism ---

	value(type, depth = 2) {
		const random = this.random
		if (depth <= 0 || random.percent(40)) {
			if (type === 'number' && random.percent(8)) return this.number()
			return this.expression(type, 2)
		}
		const value = this[`${type}Mechanism`](depth)
		if (random.percent(30)) Object.assign(value, this.chained(type, depth))
		return value
	}

	list(type, depth) {
		return Array.from({ length: this.random.whole(1, 4) }, () => this.value(type, depth - 1))
	}

	branching(type, depth) {
		const random = this.random
		if (random.percent(30))
			return { condition: { si: this.value('boolean', depth - 1), alors: this.value(type, depth - 1), sinon: this.value(type, depth - 1) } }
		const variations = Array.from({ length: random.whole(1, 3) }, () => ({ si: this.value('boolean', depth - 1), alors: this.value(type, depth - 1) }))
		if (random.percent(75)) variations.push({ sinon: this.value(type, depth - 1) })
		return { variations }
	}

	numberMechanism(depth) {
		const makers = {
			sum: () => ({ somme: this.list('number', depth) }),
			product: () => ({ produit: this.list('number', depth) }),
			average: () => ({ moyenne: this.list('number', depth) }),
			extreme: () => this.extreme(depth),
			branching: () => this.branching('number', depth),
			brackets: () => this.brackets(depth),
			duration: () => this.duration(depth),
			context: () => this.context(depth),
			plain: () => ({ valeur: this.value('number', depth - 1), ...this.chained('number', depth) }),
		}
		return makers[this.random.weighted({ sum: 16, product: 10, average: 8, extreme: 10, branching: 20, brackets: 14, duration: 6, context: 6, plain: 10 })]()
	}

	// At most one in a rule.
	extreme(depth) {
		if (this.hasExtreme) return { somme: this.list('number', depth) }
		this.hasExtreme = true
		return { [this.random.pick(['le maximum de', 'le minimum de'])]: this.list('number', 1) }
	}

	brackets(depth) {
		const random = this.random
		const kind = random.pick(['grille', 'barème', 'taux progressif'])
		const unit = random.percent(50) ? ` ${this.unit()}` : ''
		const count = random.whole(1, 4)
		let ceiling = random.whole(0, 20)
		const tranches = []
		for (let i = 0; i < count; i++) {
			const last = i === count - 1
			const tranche = kind === 'grille' ? { montant: this.value('number', depth - 2) } : { taux: random.percent(80) ? `${random.whole(0, 60)}%` : this.expression('number', 1) }
			if (!last || random.percent(30)) tranche.plafond = random.percent(90) ? `${ceiling}${unit}` : this.expression('number', 0)
			tranches.push(tranche)
			ceiling += random.whole(1, 1000)
		}
		const argument = { assiette: this.value('number', depth - 1), tranches }
		if (random.percent(25)) argument.multiplicateur = this.expression('number', 1)
		return { [kind]: argument }
	}

	duration() {
		const argument = { depuis: this.expression('date', 0), "jusqu'à": this.expression('date', 0) }
		if (this.random.percent(70)) argument.unité = this.random.pick(DURATIONS)
		return { durée: argument }
	}

	context(depth) {
		const others = this.known.filter((rule) => rule.type === 'number' || rule.type === 'boolean')
		const value = this.value('number', depth - 1)
		if (!others.length) return { valeur: value }
		const contexte = {}
		for (let i = this.random.whole(1, 2); i > 0; i--) {
			const other = this.random.pick(others)
			contexte[this.named(other.name)] = this.value(other.type, 1)
		}
		return { valeur: value, contexte }
	}

	booleanMechanism(depth) {
		const random = this.random
		if (random.percent(45)) return { [random.pick(['toutes ces conditions', 'une de ces conditions'])]: this.list('boolean', depth) }
		if (random.percent(40)) {
			const any = random.pick(this.known.length ? this.known : [{ name: 'oui' }])
			return { [random.pick(['est défini', 'est non défini', 'est applicable', 'est non applicable'])]: this.named(any.name) }
		}
		return random.percent(60) ? this.branching('boolean', depth) : { valeur: this.value('boolean', depth - 1) }
	}

	textMechanism(depth) {
		if (this.random.percent(40)) return this.branching('text', depth)
		const type = this.random.weighted(TYPES)
		const gap = `{{ ${this.expression(type, 1)} }}`
		return { texte: this.random.pick([gap, `Soit ${gap}.`, `${gap} et ${gap}`, 'rien']) }
	}

	dateMechanism(depth) {
		return this.branching('date', depth)
	}

	chained(type, depth) {
		const random = this.random
		const chain = {}
		const value = (of) => this.value(of, depth - 2)
		const add = (chance, key, make) => {
			if (random.percent(chance)) chain[key] = make()
		}
		add(15, 'applicable si', () => value('boolean'))
		add(12, 'non applicable si', () => value('boolean'))
		add(12, 'par défaut', () => value(type))
		if (type === 'number') {
			add(14, 'plafond', () => value('number'))
			add(14, 'plancher', () => value('number'))
			add(8, 'abattement', () => value('number'))
			add(14, 'arrondi', () => random.pick(['oui', 'non', '1 décimale', '2 décimales', '-1 décimales']))
			add(14, 'unité', () => this.unit())
			add(5, "simplifier l'unité", () => 'oui')
		}
		return chain
	}

	// --- rules ---

	freshName() {
		const random = this.random
		for (;;) {
			const parent = this.known.length && random.percent(40) ? `${random.pick(this.known).name} . ` : ''
			const name = parent + random.pick(WORDS)
			if (!(name in this.rules) && name.split(' . ').length <= 3) return name
		}
	}

	add() {
		this.name = this.freshName()
		this.hasExtreme = false
		this.rules[this.name] = null
		const type = this.random.weighted(TYPES)
		const rule = { name: this.name, type }
		const body = this.random.percent(45) ? this.input(rule) : this.computed(type)
		// It may refer to itself, or to what comes later, only by replacement.
		this.rules[this.name] = body
		this.known.push(rule)
	}

	input(rule) {
		const random = this.random
		rule.input = true
		const body = {}
		if (random.percent(60)) body.question = `${rule.name} ?`
		if (random.percent(rule.type === 'boolean' ? 50 : 70)) body.type = TYPE_WORDS[rule.type]
		if (rule.type === 'number' && random.percent(60)) body.unité = this.unit()
		if (rule.type === 'text' && random.percent(60)) rule.values = this.possibilities(rule, body)
		if (rule.type === 'number' && random.percent(12)) {
			const unit = random.percent(50) ? ` ${this.unit()}` : ''
			rule.values = [1, 2, 3].map((number) => `${number}${unit}`)
			body['une possibilité'] = rule.values
		}
		if (random.percent(35)) body['par défaut'] = this.value(rule.type, 1)
		if (random.percent(15)) body['applicable si'] = this.value('boolean', 1)
		if (random.percent(8)) body['non applicable si'] = this.value('boolean', 1)
		if (rule.type === 'number' && random.percent(10)) body.plafond = this.value('number', 1)
		if (random.percent(4)) body['possiblement non applicable'] = 'oui'
		return Object.keys(body).length ? body : null
	}

	possibilities(rule, body) {
		const values = TEXTS.slice(0, this.random.whole(1, 3))
		if (this.random.percent(40)) {
			body['une possibilité'] = values.slice(0, 2).map((text) => {
				const child = text.replace("l'", '')
				const item = this.random.percent(40) ? { 'applicable si': this.value('boolean', 1) } : null
				return { [child]: item }
			})
			return values.slice(0, 2)
		}
		body['une possibilité'] = values.map((text) => `'${text}'`)
		return values.map((text) => `'${text}'`)
	}

	computed(type) {
		const random = this.random
		let body = this.value(type, 3)
		if (typeof body !== 'object' || random.percent(10)) body = { valeur: body }
		for (const [key, value] of Object.entries(this.chained(type, 2))) body[key] ??= value
		if (random.percent(10)) Object.assign(body, this.replacement(type))
		if (random.percent(4)) body.privé = 'oui'
		if (random.percent(6)) body.avec = { détail: this.value(type, 1) }
		const plain = Object.keys(body).length === 1 && typeof body.valeur === 'string'
		return plain && random.percent(70) ? body.valeur : body
	}

	replacement(type) {
		const random = this.random
		const targets = this.known.filter((rule) => rule.type === type)
		if (!targets.length) return {}
		const target = random.pick(targets).name
		const key = random.pick(['remplace', 'remplace', 'rend non applicable'])
		if (random.percent(50)) return { [key]: target }
		const one = { 'références à': target }
		if (random.percent(40)) one[random.pick(['dans', 'sauf dans'])] = [random.pick(this.known).name]
		if (random.percent(30)) one.priorité = random.whole(0, 3)
		return { [key]: random.percent(20) ? [one] : one }
	}

	// --- a situation ---

	answer(rule) {
		const random = this.random
		if (rule.values && random.percent(90)) {
			const value = random.pick(rule.values)
			return value.includes("'") || /^\d/.test(value) ? value : `'${value}'`
		}
		if (random.percent(4)) return { valeur: this.expression(rule.type, 1), ...this.chained(rule.type, 1) }
		if (rule.type === 'number') return random.percent(50) ? this.number() : random.percent(70) ? this.literal() : this.expression('number', 1)
		if (rule.type === 'boolean') return random.percent(90) ? random.pick(['oui', 'non']) : this.expression('boolean', 1)
		if (rule.type === 'date') return random.pick(DATES)
		return `'${random.pick(TEXTS)}'`
	}

	situation() {
		const situation = {}
		const share = this.random.pick([0, 30, 60, 90])
		for (const rule of this.known) {
			const chance = rule.input ? share : 8
			const body = this.rules[rule.name]
			if (body?.privé || !this.random.percent(chance)) continue
			this.name = rule.name
			situation[rule.name] = this.answer(rule)
		}
		return situation
	}
}

// { rules, situation, targets, filter }
export function generate(seed) {
	const generator = new Generator(seed)
	const count = generator.random.whole(3, 11)
	for (let i = 0; i < count; i++) generator.add()
	const situation = generator.situation()
	const targets = generator.known
		.map((rule) => rule.name)
		.filter((name) => !generator.rules[name]?.privé)
	return { rules: generator.rules, situation, targets, filter: generator.random.percent(50) }
}
