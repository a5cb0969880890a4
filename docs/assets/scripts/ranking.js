// Question in, sections out: what the search of every edition finds. A pure function, without a page around it.
//
// Nearest examples: a question is compared with those in docs/questions/, and the sections of the ones most like it come
// first (nearest neighbours: Fix and Hodges 1951). Alike: the cosine of TF-IDF vectors (Salton and Buckley 1988) over pairs
// of words, which tell "I blocked" from "blocked me", and over runs of 3 to 5 letters (Cavnar and Trenkle 1994), which know
// the forms of a word and forgive typing errors. A section's sum is weighted by how likely the words make it (naive Bayes,
// smoothed by how common they are everywhere: Zhai and Lafferty 2004), and the other sections of its page add to it.
function createRanking({ pages, sections, words: common, questions: asked, reading, danger }) {
  const PAIRS = 0.5, RUNS = 0.5, SENTENCE = 0.6; // in the likeness of two texts, and of a page's sentence beside a question
  const SMOOTHING = 5, DAMPING = 0.3; // Sections with many questions do not win by their number alone.
  const NEIGHBOURS = 20, UNCOVERED = 0.4; // votes of the nearest examples
  const DANGER = 6.3, PASSAGE = 1.5; // what has to speak for it, and how much more in a part of an outpouring
  const PRIOR = 100, TRUST = 0.2, REST_OF_PAGE = 0.6; // words that are added to a section's, of Bayes' weight, of the page's sum
  const LEAST_SCORE = 0.004, LEAST_SHARE = 0.4, MOST_PAGES = 5; // of a section, and of the best one's, to be a result
  const OUTPOURING = 40, PART = 24, MOST_WORDS = 60, LONGEST_WORD = 24, SHORT_WORD = 3, MARKED_RARITY = 4.5;

  // Reading: accents, signs and ages ([24F], 26/m) go; what else is replaced stands in overrides/build/search_index.py.
  const AGE = new RegExp(reading.ages, "g"), replaced = reading.replaced.map(([from, to]) => [new RegExp(from, "g"), to]);
  const plain = text => text.toLowerCase().replace(AGE, " ").normalize("NFD").replace(/[\u0300-\u036f'\u2019\u2018]+/g, "")
    .replace(/[^\p{L}\p{N}\n]+/gu, " ");
  const fold = text => replaced.reduce((read, [from, to]) => read.replace(from, to), plain(text));
  const split = line => line.split(" ").filter(Boolean).map(word => word.slice(0, LONGEST_WORD));
  // Whoever pours their heart out may say it last.
  const wordsOf = text => split(fold(text.replace(/\n/g, " "))).filter((_, at, all) => at < MOST_WORDS || at >= all.length - MOST_WORDS);
  const runsOf = word => {
    const runs = [], text = ` ${word} `;
    for (let size = 3; size <= 5; size++) for (let at = 0; at + size <= text.length; at++) runs.push(text.slice(at, at + size));
    return runs;
  };

  // The examples: questions, titles and sentences, each with its section; behind the last section, what has none.
  const NOT_COVERED = sections.length, SOUNDS_LIKE_DANGER = sections.length + 1;
  const perSection = () => new Float32Array(sections.length + 2);
  const texts = [], owner = [], weight = [], questions = perSection();
  const add = (section, text, by) => { texts.push(text); owner.push(section); weight.push(by); };
  // A common word is one character: `shorten` in search_index.py.
  const noCode = new RegExp(reading.noCode), codes = new Map();
  let code = 32;
  for (const word of common.split(" ")) {
    while (noCode.test(String.fromCharCode(code))) code++;
    codes.set(String.fromCharCode(code++), ` ${word} `);
  }
  const lists = asked.replace(/[^a-z\d\s|]/g, character => codes.get(character)).split("\n");
  const ask = section => lists[section].split("|").forEach(text => { add(section, text, 1); questions[section]++; });
  const sentences = sections.map(section => section[3].split("|")), firstSentence = [];
  sections.forEach((section, at) => {
    if (lists[at]) ask(at);
    add(at, fold(section[2]), 1);
    firstSentence.push(texts.length);
    for (const sentence of sentences[at]) add(at, fold(sentence), SENTENCE);
  });
  [NOT_COVERED, SOUNDS_LIKE_DANGER].forEach(ask);
  const count = texts.length;

  // The inverted index: of each space, the numbers of its features, where each occurs, and how rare it is (IDF).
  const space = () => ({ numbers: new Map(), places: [], seen: [], rarity: [] });
  const rarityOf = seen => Math.log((count + 1) / (seen + 1)) + 1;
  const numberOf = ({ numbers, places, seen }, key) => {
    if (!numbers.has(key)) { numbers.set(key, places.length); places.push([]); seen.push(0); }
    return numbers.get(key);
  };
  const words = space(), pairs = space(), runs = space(), runsOfWord = [];
  const wordNumber = key => {
    const word = numberOf(words, key);
    runsOfWord[word] ||= runsOf(key).map(run => numberOf(runs, run)).filter(run => runs.places[run].push(word));
    return word;
  };
  const pairOf = (one, other, at) => one < 0 || other < 0 ? -1 - at : one * 65536 + other;
  const pairsOf = numbers => [...new Set(numbers.slice(1).map((word, at) => pairOf(numbers[at], word, at)))];
  const read = texts.map(line => split(line).map(wordNumber));
  const pairsIn = read.map((line, at) => {
    for (const word of line) words.seen[word] += words.places[word][words.places[word].push(at) - 2] !== at;
    for (const run of new Set(line.flatMap(word => runsOfWord[word]))) runs.seen[run]++;
    return pairsOf(line).map(key => { const pair = numberOf(pairs, key); pairs.seen[pair] = pairs.places[pair].push(at); return pair; });
  });
  for (const each of [words, pairs, runs]) each.rarity = Float32Array.from(each.seen, rarityOf);

  // The length of a vector: of each feature how often it occurs, times how rare it is. Unknown ones are as rare as can be.
  const tally = new Float32Array(Math.max(words.places.length, pairs.places.length, runs.places.length));
  const lengthOf = ({ rarity }, lists, unknown = 0) => {
    let sum = unknown * rarityOf(0) ** 2;
    for (const numbers of lists) for (const number of numbers) tally[number]++;
    for (const numbers of lists) for (const number of numbers) { sum += (tally[number] * rarity[number]) ** 2; tally[number] = 0; }
    return Math.sqrt(sum) || 1;
  };
  const pairLengths = Float32Array.from(pairsIn, numbers => lengthOf(pairs, [numbers]));
  const runLengths = Float32Array.from(read, line => lengthOf(runs, line.map(word => runsOfWord[word])));

  // An unknown word is read as the known one that is a letter away (Damerau 1964), unless it may be one that is being
  // typed. Two letters that changed places are the likeliest; in short words, nothing else is changed.
  const vocabulary = [...words.numbers.keys()], LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  const seen = word => words.seen[words.numbers.get(word)];
  const commonest = near => near.filter(word => words.numbers.has(word)).sort((a, b) => seen(b) - seen(a))[0];
  function correct(word) {
    if (word.length < SHORT_WORD || words.numbers.has(word) || vocabulary.some(known => known.startsWith(word))) return word;
    const cuts = [...word, ""].map((_, at) => [word.slice(0, at), word.slice(at)]);
    const swapped = commonest(cuts.map(([start, end]) => start + end.slice(1, 2) + end.slice(0, 1) + end.slice(2)));
    if (swapped || word.length === SHORT_WORD) return swapped || word;
    return commonest(cuts.flatMap(([start, end]) => [start + end.slice(1),
      ...LETTERS.flatMap(letter => [start + letter + end, start + letter + end.slice(1)])])) || word;
  }

  // How alike each example is to a question, from 0 to 1; the nearest ones; and the words and pairs that are known.
  function compare(line) {
    const numbersOf = (space, keys) => keys.filter(key => space.numbers.has(key)).map(key => space.numbers.get(key));
    const known = line.map(word => words.numbers.get(word) ?? -1), pairKeys = pairsOf(known), runKeys = line.flatMap(runsOf);
    const ownPairs = numbersOf(pairs, pairKeys), ownRuns = numbersOf(runs, runKeys);
    const pairLength = lengthOf(pairs, [ownPairs], pairKeys.length - ownPairs.length);
    const runLength = lengthOf(runs, [ownRuns], runKeys.length - ownRuns.length);
    const alike = new Float32Array(count), byWord = new Float32Array(words.places.length), nearest = [];
    for (const pair of ownPairs) for (const at of pairs.places[pair]) alike[at] += PAIRS * pairs.rarity[pair] ** 2 / pairLength / pairLengths[at];
    for (const run of ownRuns) for (const word of runs.places[run]) byWord[word] += RUNS * runs.rarity[run] ** 2 / runLength;
    byWord.forEach((by, word) => { if (by) for (const at of words.places[word]) alike[at] += by / runLengths[at]; });
    for (let at = 0; at < count; at++) if ((alike[at] *= weight[at]) > 0.05) nearest.push(at);
    nearest.sort((a, b) => alike[b] - alike[a]).splice(NEIGHBOURS);
    return { alike, nearest, known: known.filter(word => word >= 0), pairs: ownPairs };
  }
  function scoresOf(compared) {
    const scores = perSection(), likely = likelihoods(compared);
    compared.alike.forEach((value, at) => { scores[owner[at]] += value * value; });
    return scores.map((score, section) => score * likely[section] / (SMOOTHING + questions[section]) ** DAMPING);
  }
  // How likely the words and pairs of a question make each section, beside the likeliest one.
  const sizes = [read, pairsIn].map(lists => lists.reduce((sum, list, at) => { sum[owner[at]] += list.length; return sum; }, perSection()));
  const spaces = [words, pairs], featuresOf = ({ known, pairs: own }) => [[...new Set(known)], own];
  const totals = sizes.map(size => size.reduce((total, part) => total + part));
  function likelihoods(compared) {
    const sum = perSection(), features = featuresOf(compared);
    sizes.forEach((size, kind) => features[kind].forEach(feature => {
      const list = spaces[kind].places[feature], here = perSection(), everywhere = list.length / totals[kind];
      for (const at of list) here[owner[at]]++;
      here.forEach((found, section) => { sum[section] += Math.log((found / everywhere + PRIOR) / (size[section] + PRIOR)); });
    }));
    const most = Math.max(...sum);
    return sum.map(value => Math.exp((value - most) * TRUST / Math.sqrt(compared.known.length || 1)));
  }

  // The votes of the nearest examples, by the squares of their likeness, for sections of a kind.
  function votes({ alike, nearest }, isOfKind) {
    const sum = list => list.reduce((total, at) => total + alike[at] ** 2, 0);
    return sum(nearest.filter(at => isOfKind(owner[at]))) / (sum(nearest) + 0.05);
  }

  // Danger: what speaks for it is weighed by a logistic regression (Cox 1958). Its weights were fitted to all searches of
  // tests/searches.yml and as many others, so that one in a hundred is a false alarm: a cry missed is worse than ten of those.
  const isUrgent = [...sections.map(([page, anchor]) => pages[page][0] === danger.page && anchor in danger.words), false, false];
  const spaced = phrase => new RegExp(` ${split(fold(phrase.replaceAll("*", "0x"))).join(" ").replaceAll("0x", "\\S*")} `, "g");
  const certain = Object.entries(danger.words).flatMap(([anchor, phrases]) => phrases.map(phrase => [anchor, spaced(phrase)]));
  const harmless = danger.harmless.map(spaced);
  const urgentOnes = owner.filter(section => isUrgent[section]).length;
  const oddsIn = spaces.map(({ places }) => Float32Array.from(places, list => {
    const urgent = list.filter(at => isUrgent[owner[at]]).length;
    return Math.log((urgent + 0.3) / (list.length - urgent + 0.6) * (count - urgentOnes + 2) / (urgentOnes + 1));
  }));
  function alarm(compared, scores, named = false) {
    const odds = featuresOf(compared).flatMap((features, kind) => features.map(feature => oddsIn[kind][feature]));
    const add = (total, score) => total + score;
    const nearest = compared.alike.reduce((most, value, at) => isUrgent[owner[at]] ? Math.max(most, value) : most, 0);
    return 4.1 * votes(compared, section => isUrgent[section]) - 1.5 * votes(compared, section => section === SOUNDS_LIKE_DANGER)
      + 4.4 * nearest + 1.2 * scores.filter((_, section) => isUrgent[section]).reduce(add, 0) / (scores.reduce(add, 0) || 1)
      + 1.5 * odds.reduce(add, 0) / Math.sqrt(odds.length || 1) + 3.3 * named - DANGER;
  }
  // Anywhere in an outpouring (passages: Callan 1994).
  const passages = line => line.length < OUTPOURING ? [] : line.map((_, at) => line.slice(at, at + PART)).filter((_, at) => at % (PART / 2) === 0);
  function dangerIn(line, compared, scores) {
    const text = ` ${line.join(" ")} `, rest = harmless.reduce((rest, phrase) => rest.replace(phrase, " "), text);
    const named = certain.filter(([, phrase]) => rest.search(phrase) >= 0).map(([anchor]) => anchor), words = split(rest);
    const whole = rest === text ? compared : compare(words);
    const calm = part => { const found = compare(part); return alarm(found, scoresOf(found)) <= PASSAGE; };
    if (alarm(whole, whole === compared ? scores : scoresOf(whole), named.length > 0) <= 0 && passages(words).every(calm)) return -1;
    // Led by the section most alike; one that is named counts more.
    const score = section => isUrgent[section] ? 1e-9 + scores[section] * (named.includes(sections[section][1]) ? 3 : 1) : 0;
    return sections.reduce((best, _, section) => score(section) > score(best) ? section : best, 0);
  }

  // What is shown: the sentence most alike, and the words that were asked for and are rare enough to tell something.
  const marksOf = (text, line) => [...new Set(text.match(/[\p{L}\p{N}'\u2019]+/gu))].filter(part => {
    const [word = ""] = wordsOf(part), number = words.numbers.get(word);
    return number !== undefined && words.rarity[number] > MARKED_RARITY && line.some(other => sameStem(word, other));
  });
  const sameStem = (one, other, stem = Math.max(4, one.length - 3, other.length - 3)) =>
    one === other || (one.length >= stem && one.slice(0, stem) === other.slice(0, stem));
  function shown(section, line, alike) {
    const [page, anchor, title, , dont] = sections[section], from = firstSentence[section];
    const best = sentences[section].reduce((best, _, at) => alike[from + at] > alike[from + best] ? at : best, 0);
    const text = sentences[section][best], marks = marksOf(`${title} ${text}`, line);
    return { location: pages[page][0] + (anchor && `#${anchor}`), page: pages[page][1], title, text, marks, dont: Boolean(dont) };
  }

  return function rank(query) {
    const line = wordsOf(String(query)).map(correct), found = { results: [], danger: "", covered: false, nearest: [] };
    if (!line.length) return found;
    const compared = compare(line), scores = scoresOf(compared), leads = new Map(), pageSums = pages.map(() => 0);
    const urgent = dangerIn(line, compared, scores);
    const show = list => list.map(section => shown(section, line, compared.alike));
    sections.forEach(([page], section) => { // one result a page
      pageSums[page] += scores[section];
      if (scores[section] > LEAST_SCORE && !(scores[section] <= scores[leads.get(page)])) leads.set(page, section);
    });
    leads.forEach((section, page) => { scores[section] += REST_OF_PAGE * (pageSums[page] - scores[section]); });
    if (urgent >= 0) leads.delete(sections[urgent][0]);
    else if (!leads.size) return found;
    const ranked = [...leads.values()].sort((a, b) => scores[b] - scores[a]), best = scores[ranked[0]];
    // Whether the guide covers it: what speaks for what it does not cover, less how like it is to what it does.
    const like = compared.alike[compared.nearest.find(at => owner[at] < NOT_COVERED)] || 0, elsewhere = scores[NOT_COVERED];
    const doubt = votes(compared, section => section === NOT_COVERED) + elsewhere / (elsewhere + best) - like / 4;
    if (urgent < 0 && doubt > UNCOVERED) return { ...found, nearest: show(ranked.slice(0, 3)) };
    const kept = [...(urgent >= 0 ? [urgent] : []), ...ranked.filter(section => scores[section] >= LEAST_SHARE * best)];
    return { ...found, results: show(kept.slice(0, MOST_PAGES)), danger: urgent >= 0 ? sections[urgent][1] : "", covered: true };
  };
}
if (typeof module === "object") module.exports = createRanking;
