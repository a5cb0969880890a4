// Question in, sections out: what the search of every edition finds. A pure function, without a page around it.
//
// A linear classifier learns from the examples of docs/questions/ when the search is opened, in half a second: which words,
// pairs of words ("blocked me", not "I blocked") and stems speak for which section. It is the passive-aggressive one
// (Crammer et al. 2006), averaged over all that it was (Freund and Schapire 1999), on vectors whose features count by how
// rare they are (TF-IDF: Salton and Buckley 1988). It learns in the same order each time, so that all find the same.
// On an old phone that takes seconds: who calls `learnRanking` step by step lets the browser draw in between.
function createRanking(index) {
  for (let steps = learnRanking(index), step = {}; ; step = steps.next()) if (step.done) return step.value;
}
function* learnRanking({ pages, sections, words: common, questions: asked, reading, danger }) {
  const ROUNDS = 3, STEP = 0.05, LEAST_SEEN = 2, SLICE = 500; // through all examples; at most so far for each; examples with a feature; examples between two pauses
  const TITLE = 0.5, SENTENCE = 0.5, URGENT = 0.4; // weights of a page's own words, and of cries, beside a question
  const NEAREST = 0.1, URGENT_PRIOR = 0.05, UNCOVERED = 0.4; // There are more examples of cries than people who ask so; how near to the best what has no section comes
  const ALARM = { bias: -2.2, named: 2.7, margin: 23, odds: 0.86 }, PASSAGE = 1, DOUBT = 1.5; // what speaks for danger; how much more in a part of an outpouring; from where on help is second
  const LEAST_SCORE = 0.02, GAP = 0.07, MOST_PAGES = 5; // of a result, and behind the best one
  const OUTPOURING = 40, PART = 24, MOST_WORDS = 60, LONGEST_WORD = 24, SHORT_WORD = 3, MARKED_RARITY = 4.5;

  // Reading: accents, signs and ages ([24F], 26/m) go; what else is replaced stands in overrides/build/search_index.py.
  const AGE = new RegExp(reading.ages, "g"), replaced = reading.replaced.map(([from, to]) => [new RegExp(from, "g"), to]);
  const plain = text => text.toLowerCase().replace(AGE, " ").normalize("NFD").replace(/[\u0300-\u036f'\u2019\u2018]+/g, "")
    .replace(/[^\p{L}\p{N}\n]+/gu, " ");
  const fold = text => replaced.reduce((read, [from, to]) => read.replace(from, to), plain(text));
  const split = line => line.split(" ").filter(Boolean).map(word => word.slice(0, LONGEST_WORD));
  // Whoever pours their heart out may say it last.
  const wordsOf = text => split(fold(text.replace(/\n/g, " "))).filter((_, at, all) => at < MOST_WORDS || at >= all.length - MOST_WORDS);

  // The examples: questions, titles and sentences, each with its sections; behind the last section, what has none.
  const NOT_COVERED = sections.length, CLASSES = sections.length + 2;
  const isUrgent = [...sections.map(([page, anchor]) => pages[page][0] === danger.page && anchor in danger.words), false, false];
  const examples = [], add = (text, own, weight) => examples.push({ words: split(text), own, weight });
  // A common word is one character, and so is each further section that a question leads to: `shorten` in search_index.py.
  const noCode = new RegExp(reading.noCode), codes = new Map();
  let code = 32;
  for (const word of common.split(" ")) {
    while (noCode.test(String.fromCharCode(code))) code++;
    codes.set(String.fromCharCode(code++), ` ${word} `);
  }
  asked.split("\n").forEach((list, at) => {
    for (const question of list ? list.split("|") : []) {
      const further = [...question.replace(/[^\uac00-\ud7a3]/g, "")].map(character => character.charCodeAt(0) - 0xac00);
      add(question.replace(/[\uac00-\ud7a3]/g, "").replace(/[^a-z\d\s]/g, character => codes.get(character)), [at, ...further], isUrgent[at] ? URGENT : 1);
    }
  });
  const sentences = sections.map(section => section[3].split("|"));
  sections.forEach((section, at) => {
    add(fold(section[2]), [at], TITLE);
    for (const sentence of sentences[at]) add(fold(sentence), [at], SENTENCE);
  });

  // Features are words, their stems and pairs of words. One that a single question has says nothing about others.
  const keysOf = words => [...new Set(words.flatMap((word, at) =>
    [word, ...word.length > reading.stem ? [`${word.slice(0, reading.stem)}-`] : [], ...at ? [`${words[at - 1]} ${word}`] : []]))];
  const seen = new Map(), numbers = new Map(), rarity = [];
  for (const [at, example] of examples.entries()) {
    if (at % SLICE === 0) yield;
    example.keys = keysOf(example.words);
    for (const key of example.keys) seen.set(key, (seen.get(key) || 0) + (example.weight === TITLE && !key.includes(" ") ? LEAST_SEEN : 1));
  }
  for (const [key, times] of seen) if (times >= LEAST_SEEN) numbers.set(key, rarity.push(Math.log(examples.length / times) + 1) - 1);
  const vectorOf = keys => {
    const features = Int32Array.from(keys.filter(key => numbers.has(key)), key => numbers.get(key));
    const length = Math.hypot(...Array.from(features, feature => rarity[feature])) || 1;
    return { features, values: Float32Array.from(features, feature => rarity[feature] / length) };
  };

  // Learning: where a section of an example is not ahead of all others by one, it gains on the one that is ahead.
  const weights = new Float32Array(rarity.length * CLASSES), past = new Float32Array(weights.length);
  function scoresOf({ features, values }, scores = new Float32Array(CLASSES)) {
    scores.fill(0);
    for (let at = 0; at < features.length; at++) {
      const value = values[at], row = features[at] * CLASSES;
      for (let section = 0; section < CLASSES; section++) scores[section] += value * weights[row + section];
    }
    return scores;
  }
  let chance = 1, time = 1;
  const buffer = new Float32Array(CLASSES);
  const random = below => (chance = chance * 16807 % 2147483647) % below; // Park and Miller 1988
  function move({ features, values }, section, by) {
    for (let at = 0; at < features.length; at++) {
      weights[features[at] * CLASSES + section] += by * values[at];
      past[features[at] * CLASSES + section] += time * by * values[at];
    }
  }
  const lessons = examples.map(({ keys, own, weight }) => ({ ...vectorOf(keys), own, weight }));
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = lessons.length - 1; at > 0; at--) { // Fisher and Yates 1938
      const other = random(at + 1);
      [lessons[at], lessons[other]] = [lessons[other], lessons[at]];
    }
    for (const lesson of lessons) {
      const scores = scoresOf(lesson, buffer), reached = lesson.own.map(section => scores[section]);
      for (const section of lesson.own) scores[section] = -Infinity;
      let rival = 0;
      for (let at = 1; at < CLASSES; at++) if (scores[at] > scores[rival]) rival = at;
      for (const [at, section] of lesson.own.entries()) {
        const step = Math.min(STEP * lesson.weight, (1 - reached[at] + scores[rival]) / 2);
        if (step > 0) { move(lesson, section, step); move(lesson, rival, -step); }
      }
      if (time++ % SLICE === 0) yield;
    }
  }
  past.forEach((sum, at) => { weights[at] -= sum / time; });

  // Short questions are found by those that are most like them (nearest neighbours: Fix and Hodges 1951): the squares of
  // their cosines, summed by section.
  const places = rarity.map(() => []);
  lessons.forEach(({ features, values }, at) => features.forEach((feature, number) => { places[feature].push([at, values[number]]); }));
  function nearestOf({ features, values }) {
    const alike = new Float32Array(lessons.length), sums = new Float32Array(CLASSES);
    features.forEach((feature, number) => { for (const [at, value] of places[feature]) alike[at] += values[number] * value; });
    alike.forEach((cosine, at) => { for (const section of cosine ? lessons[at].own : []) sums[section] += lessons[at].weight * cosine ** 2; });
    return sums;
  }

  // An unknown word is read as the commonest one that begins with it, or that is a letter away (Damerau 1964). Two letters
  // that changed places are the likeliest; in short words, nothing else is changed.
  const vocabulary = [...numbers.keys()].filter(key => /^\S+[^-]$/.test(key)), LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  const commonest = near => near.filter(word => numbers.has(word)).sort((a, b) => seen.get(b) - seen.get(a))[0];
  function correct(word) {
    if (word.length < SHORT_WORD || numbers.has(word)) return word;
    const whole = commonest(vocabulary.filter(known => known.startsWith(word)));
    if (whole) return whole;
    const cuts = [...word, ""].map((_, at) => [word.slice(0, at), word.slice(at)]);
    const swapped = commonest(cuts.map(([start, end]) => start + end.slice(1, 2) + end.slice(0, 1) + end.slice(2)));
    if (swapped || word.length === SHORT_WORD) return swapped || word;
    return commonest(cuts.flatMap(([start, end]) => [start + end.slice(1),
      ...LETTERS.flatMap(letter => [start + letter + end, start + letter + end.slice(1)])])) || word;
  }

  // Danger: a logistic regression (Cox 1958) weighs words that are certain, how far a section of danger is ahead, and how
  // much likelier the words are in danger than elsewhere (naive Bayes). Its weights were fitted to searches of
  // tests/searches.yml and as many others, so that one or two in a hundred are false alarms.
  const spaced = phrase => new RegExp(` ${split(fold(phrase.replaceAll("*", "0x"))).join(" ").replaceAll("0x", "\\S*")} `, "g");
  const certain = Object.entries(danger.words).flatMap(([anchor, phrases]) => phrases.map(phrase => [anchor, spaced(phrase)]));
  const harmless = danger.harmless.map(spaced);
  const counts = [new Float32Array(rarity.length), new Float32Array(rarity.length)], totals = [0, 0];
  for (const { features, own } of lessons) {
    totals[+isUrgent[own[0]]]++;
    features.forEach(feature => { counts[+isUrgent[own[0]]][feature]++; });
  }
  const odds = rarity.map((_, at) => Math.log((counts[1][at] + 0.3) / (counts[0][at] + 0.6) * totals[0] / totals[1]));
  function alarm(words, named = false) {
    const vector = vectorOf(keysOf(words)), scores = scoresOf(vector);
    const [calm, urgent] = [false, true].map(wanted => Math.max(...scores.filter((_, at) => isUrgent[at] === wanted)));
    const likelier = vector.features.reduce((sum, feature) => sum + odds[feature], 0) / Math.sqrt(vector.features.length || 1);
    return ALARM.bias + ALARM.named * named + ALARM.margin * (urgent - calm) + ALARM.odds * likelier;
  }
  // Anywhere in an outpouring (passages: Callan 1994).
  const passages = words => words.length < OUTPOURING ? [] : words.map((_, at) => words.slice(at, at + PART)).filter((_, at) => at % (PART / 2) === 0);
  function dangerIn(words, scores) {
    const rest = harmless.reduce((rest, phrase) => rest.replace(phrase, " "), ` ${words.join(" ")} `);
    const namesIn = text => certain.filter(([, phrase]) => text.search(phrase) >= 0).map(([anchor]) => anchor);
    const named = namesIn(rest), left = split(rest), alarmIn = part => alarm(part, namesIn(` ${part.join(" ")} `).length > 0) - PASSAGE;
    // Led by the section that scores most; one that is named counts more.
    const score = at => isUrgent[at] ? scores[at] + 0.2 * named.includes(sections[at][1]) : -Infinity;
    const urgent = sections.reduce((best, _, at) => score(at) > score(best) ? at : best, isUrgent.indexOf(true));
    return [urgent, Math.max(alarm(left, named.length > 0), ...passages(left).map(alarmIn))];
  }

  // What is shown: the sentence that shares most, and the words that were asked for and are rare enough to tell something.
  const sameStem = (one, other, stem = Math.max(4, one.length - 3, other.length - 3)) =>
    one === other || (one.length >= stem && one.slice(0, stem) === other.slice(0, stem));
  const marksOf = (text, words) => [...new Set(text.match(/[\p{L}\p{N}'\u2019]+/gu))].filter(part => {
    const [word = ""] = wordsOf(part);
    return rarity[numbers.get(word)] > MARKED_RARITY && words.some(other => sameStem(word, other));
  });
  function shown(section, words) {
    const [page, anchor, title, , dont] = sections[section];
    const shared = text => marksOf(text, words).reduce((sum, part) => sum + rarity[numbers.get(wordsOf(part)[0])], 0);
    const text = sentences[section].reduce((best, sentence) => shared(sentence) > shared(best) ? sentence : best);
    return { location: pages[page][0] + (anchor && `#${anchor}`), page: pages[page][1], title, text, marks: marksOf(`${title} ${text}`, words), dont: Boolean(dont) };
  }

  return function rank(query) {
    const words = wordsOf(String(query)).map(correct), found = { results: [], danger: "", covered: false, nearest: [] };
    const vector = vectorOf(keysOf(words));
    if (!vector.features.length) return found;
    const scores = scoresOf(vector), [urgent, alarming] = dangerIn(words, scores), nearest = nearestOf(vector), leads = new Map();
    const inDanger = alarming > 0, show = list => list.map(section => shown(section, words));
    sections.forEach((_, section) => {
      scores[section] += NEAREST * nearest[section] - URGENT_PRIOR * (!inDanger && isUrgent[section]);
    });
    sections.forEach(([page], section) => { // one result a page
      if (!(scores[section] <= scores[leads.get(page)])) leads.set(page, section);
    });
    const ranked = [...leads.values()].sort((a, b) => scores[b] - scores[a]), best = scores[ranked[0]];
    // Help comes first in danger, and second in doubt.
    const help = sections[urgent][0], at = inDanger ? 0 : 1, withHelp = list => {
      if (alarming <= -DOUBT || !inDanger && list.slice(0, 2).some(section => sections[section][0] === help)) return list;
      const others = list.filter(section => sections[section][0] !== help);
      return [...others.slice(0, at), urgent, ...others.slice(at)];
    };
    if (!inDanger && scores[NOT_COVERED] > UNCOVERED * best) return { ...found, nearest: show(withHelp(ranked).slice(0, 3)) };
    const kept = withHelp(ranked.filter(section => scores[section] > LEAST_SCORE && scores[section] >= best - GAP));
    return { ...found, results: show(kept.slice(0, MOST_PAGES)), danger: inDanger ? sections[urgent][1] : "", covered: true };
  };
}
if (typeof module === "object") module.exports = createRanking;
