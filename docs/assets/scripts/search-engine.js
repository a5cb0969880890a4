// The search, as a function without a page around it: createGuideSearch(index)(query) answers with what Material's
// result list shows. lunr cuts words to their stems and keeps the index; how a reader's words are read and weighed
// is decided here. The numbers were set with `make search-report`.

function createGuideSearch(index) {
  "use strict";

  const LONGEST_QUERY = 300; // letters; what is longer is no search, and would take long to compare
  const MOST_WORDS = 32;
  const MOST_PAGES = 8;
  const LEAST_SHARE = 0.15; // of the best score, for a page to be shown
  const FIELDS = { title: 3, asked_as: 2.2, page: 0.6, text: 1 };
  // How much of a query has to be known to the guide to count as answered; more where it names something
  // that the guide does not speak of.
  const KNOWN_ENOUGH = 0.28, KNOWN_BESIDE_ELSEWHERE = 0.6, EXPECTED = 0.7;
  const PHRASE_BONUS = 1.2; // for a section that expects this very question
  // How far a match counts: the word itself, a word of the same meaning, a word that begins so, a typing error.
  const SAME_WORD = 1, SAME_MEANING = 0.78, BEGINNING = 0.6, ONE_ERROR = 0.85, TWO_ERRORS = 0.6;
  const PART_OF_PHRASE = 0.35, WEAK_WORD = 0.3, ELSEWHERE_WORD = 1.5;
  const BACKGROUND = 0.5; // what most questions here begin with, beside what they ask
  const RARITY_COUNTS = 0.85; // below 1: a rare word weighs less than its rarity
  const OTHER_WORDS = 0.8; // what a question counts that means the same in other words, fillers included
  const OTHER_ORDER = 0.9; // "from friends to dating" is not "dating a friend"
  const NO_DANGER = 0.6; // for the help page, where no word speaks of danger
  const NOT_OR_NOT = 0.8; // where one says "not" and the other does not
  const HALF_STRENGTH = 1.6; // where a word in a section counts half of what it can

  const set = words => new Set(words.split(" "));
  const pageOf = location => location.split("#")[0];

  // Words that carry no meaning of their own. "not" and "no" are missing here on purpose.
  const FILLERS = set(
    "a an the i im ive id ill me my mine myself you your yours yourself u ur we us our ours ourselves it its this " +
    "that thats these those is am are was were be been being do does did doing done have has had having to too of " +
    "for and or but so if in at with by as from about into than then there here just really very still even ever " +
    "also would should could can may might must will shall gonna wanna let lets what whats how hows when where " +
    "why who which whether ok okay please some any thing things lol omg hey they their somebody because " +
    "while after before during until since only both such same each other another else now always already " +
    "every all oh well sure am ya yeah u r n tho though although actually basically literally totally completely " +
    "probably definitely seriously properly kinda sorta cuz coz cos bc tbh idk pls plz rn idek imo ffs smh wat wot"
  );
  // Words that matter inside a phrase ("turn up", "want back") and say little alone.
  const WEAK = set(
    "up down off out over back again away on through more most want wants wanted know think thinking get gets " +
    "got getting go goes going went gone make makes made making take takes taking took tell tells telling told say " +
    "says saying said feel feels feeling feelings good bad best better right wrong way time times need needs needed " +
    "like likes liked much many day days night try trying tried come comes coming came see sees seeing saw keep " +
    "keeps keeping kept give gives giving gave put find finds help start work works long life something anything " +
    "nothing everything use person people look looking ask idea happen happens weird normal kind point not no one " +
    "two guide page love loves loved relationship couple together post own stuff partner act acts acting real reason share shared whatever"
  );
  const NOT = set(
    "not never dont doesnt didnt wont cant cannot isnt arent wasnt werent hasnt havent hadnt shouldnt wouldnt " +
    "couldnt aint nor without"
  );
  const THEY = set(
    "they he she him her his hers them their theirs hes shes theyre theyve hed shed theyd hell theyll ex exs exes"
  );
  const PARTNER = set(
    "partner partners boyfriend girlfriend boyfriends girlfriends bf gf husband wife hubby fiance fiancee bae crush " +
    "exboyfriend exgirlfriend exhusband exwife"
  );
  const SOMEBODY = set("somebody someone anybody anyone somebodys someones");
  // Forms that no rule of endings brings together.
  const FORMS = new Map(Object.entries({
    broke: "break", broken: "break", sent: "send", left: "leave", wrote: "write", written: "write", met: "meet",
    felt: "feel", thought: "think", lost: "lose", forgave: "forgive", forgiven: "forgive", forgot: "forget",
    forgotten: "forget", chose: "choose", chosen: "choose", began: "begin", begun: "begin", bought: "buy",
    brought: "bring", gave: "give", given: "give", taken: "take", fought: "fight", hid: "hide", hidden: "hide",
    rang: "ring", rung: "ring", heard: "hear", spoke: "speak", spoken: "speak", meant: "mean", shown: "show",
    lied: "lie", lying: "lie", knew: "know", known: "know", fell: "fall", fallen: "fall", held: "hold", won: "win",
    children: "child", men: "man", women: "woman", gentlemen: "gentleman", accountability: "accountable", decision: "decide", decisions: "decide", decisive: "decide", dating: "date", choice: "choose",
    choices: "choose", loving: "love", trial: "trial", patience: "patient", alot: "lot",
    texted: "text", movies: "movie", friendship: "friend", friendships: "friend", stopped: "stop",
    luv: "love", msg: "message", msgs: "message", txt: "text", txts: "text", txted: "text", txting: "text", thx: "thanks",
    tonite: "tonight", bday: "birthday", xmas: "christmas", convo: "conversation", fone: "phone", phoned: "phone",
    insta: "instagram", ig: "instagram", fb: "facebook", pics: "picture", pic: "picture", second: "2nd", third: "3rd",
    caught: "catch", stole: "steal", stolen: "steal", froze: "freeze", frozen: "freeze", threw: "throw", thrown: "throw",
  }));

  const normalise = text => text
    .normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc`\u00b4]/g, "");

  const wordsOf = text => normalise(text).match(/[\p{L}\p{N}]+/gu) || [];

  // lunr's stemmer (Porter's), after American and before derived endings are evened out: "apologize" and
  // "apologises", "patience" and "patient", "jealousy" and "jealous" become one.
  const stems = new Map();
  const stem = word => {
    if (!stems.has(word)) {
      const british = (FORMS.get(word) || word)
        .replace(/iz(e|ed|es|er|ing|ation)$/, "is$1")
        .replace(/yz(e|ed|es|ing)$/, "ys$1")
        .replace(/([^aeiou])our/, "$1or");
      const porter = lunr.stemmer(new lunr.Token(british, {})).toString();
      stems.set(word, porter.length > 5 ? porter.replace(/(ship|worthi|fulli|li|er|et|is|ic|iv)$/, "").replace(/(.{5})[iect]$/, "$1") : porter);
    }
    return stems.get(word);
  };

  // A partner of mine, or one that was, is "they" as well: "my ex wife", "my boyfriend", but not "a new boyfriend".
  const MINE = set("my ex they");
  const canonicals = words => words
    .map((word, at) => (canonical(word) === "partner" && MINE.has(words[at - 1]) ? "they" : canonical(word)))
    .filter((word, at, all) => word !== "they" || all[at - 1] !== "they");
  const canonical = word =>
    THEY.has(word) ? "they" : PARTNER.has(word) ? "partner" : NOT.has(word) ? "not" : SOMEBODY.has(word) ? "somebody" : word;

  const weakRoots = new Set([...WEAK].map(stem));
  const isFiller = word => FILLERS.has(word) || /^\d\d?$/.test(word);
  const ADVERBS = set("just really still even ever always also very so"); // these change no phrase that they stand in
  const isAdverb = word => ADVERBS.has(word);
  const isContent = word => !FILLERS.has(word) && !weakRoots.has(stem(word));

  // Phrases: each line of words that mean the same gets a name. Most are compared without fillers, so that "said no"
  // is found in "he has said no"; those that fillers give their meaning ("all the time", "dumped me") are compared as they are.
  const ELSEWHERE = "=elsewhere";
  const LONGEST_PHRASE = 6;
  const loosePhrases = new Map();
  const wholePhrases = new Map();
  const vocabulary = new Map(); // each word that the guide or its readers' words know, with how often
  const learn = word => vocabulary.set(word, (vocabulary.get(word) || 0) + 1);
  const readWords = text => {
    const words = wordsOf(text);
    words.forEach(learn);
    return canonicals(words);
  };
  const singular = word => word.replace(/([^s])s$/, "$1");

  const { same, urgent, elsewhere } = index.words;
  const background = "=" + index.words.background;
  same.forEach((group, number) => group.forEach(phrase => {
    const words = readWords(phrase);
    const light = words.filter(word => !isFiller(word));
    const loose = words.length === 1 || (light.length > 1 && light.some(isContent)) || light.length > 2;
    const [phrases, key] = loose ? [loosePhrases, light] : [wholePhrases, words.filter(word => !isAdverb(word))];
    const name = key.map(stem).join(" ");
    phrases.set(name, new Set(phrases.get(name)).add("=" + number));
  }));
  // By the word and not by the stem, which would make "apart" of "apartment".
  const elsewherePhrases = new Set(elsewhere.map(phrase => readWords(phrase).map(singular).join(" ")));
  // Urgent words keep their fillers ("following me" is not "following them"), all but those that add nothing to them.
  const LIGHT = set("just really still even ever always also very so now once has have had is was been be being are am");
  const plain = words => ` ${canonicals(words).filter(word => !LIGHT.has(word)).map(stem).join(" ")} `.replaceAll(" my they ", " they ");
  const urgentPhrases = phrases => phrases.map(phrase => plain(readWords(phrase)));
  const harmless = urgentPhrases(urgent.harmless);
  const bySection = lines => Object.entries(lines).map(([anchor, phrases]) => [anchor, urgentPhrases(phrases)]);
  const certain = bySection(urgent.sections), perhaps = bySection(urgent.perhaps);
  const dangers = new Set(perhaps.flatMap(([, phrases]) => phrases.join("").split(" ")));
  for (const words of [FILLERS, WEAK, NOT, THEY, PARTNER, SOMEBODY]) words.forEach(learn);

  const firstOf = key => key.split(" ")[0];
  const phraseBeginnings = new Set([...loosePhrases.keys(), ...wholePhrases.keys()].map(firstOf));
  const elsewhereBeginnings = new Set([...elsewherePhrases].map(firstOf));

  // The concepts of a text: its phrases, or else its words, each with the names of the lines they stand in.
  function conceptsOf(text) {
    const words = canonicals(text);
    const roots = words.map(stem);
    const concepts = [];
    const add = (places, names) => {
      const kept = places.filter(at => !isFiller(words[at]));
      const weak = !names.length && !kept.some(at => isContent(words[at]));
      concepts.push({ words: kept.map(at => words[at]), roots: kept.map(at => roots[at]), names, weak });
      return places[places.length - 1] + 1;
    };
    // The longest phrase that begins at a place: the places of its words and the names of its lines.
    function phraseAt(start, spelling, namesOf, isSkipped) {
      const places = [];
      let key = "", best = { places: [] };
      for (let at = start; at < words.length && places.length < LONGEST_PHRASE; at++) {
        if (isSkipped(words[at])) continue;
        places.push(at);
        key += (key && " ") + spelling(at);
        const names = namesOf(key);
        if (names) best = { places: [...places], names: [...names] };
      }
      return best;
    }
    const root = at => roots[at], word = at => singular(words[at]);
    for (let at = 0; at < words.length;) {
      const begins = phraseBeginnings.has(roots[at]);
      const found = [
        begins ? phraseAt(at, root, key => wholePhrases.get(key), isAdverb) : { places: [] },
        begins && !isFiller(words[at]) ? phraseAt(at, root, key => loosePhrases.get(key), isFiller) : { places: [] },
        elsewhereBeginnings.has(word(at)) ? phraseAt(at, word, key => elsewherePhrases.has(key) && [ELSEWHERE], () => false) : { places: [] },
      ].sort((a, b) => b.places.length - a.places.length)[0];
      if (found.places.length) at = add(found.places, found.names);
      else if (isFiller(words[at])) at++;
      else at = add([at], []);
    }
    return concepts;
  }

  const termsOf = text => {
    const terms = [];
    for (const concept of conceptsOf(wordsOf(text))) terms.push(...concept.roots, ...concept.names);
    return terms;
  };

  // The index: lunr's own, with the terms above.
  const docs = index.docs;
  const byLocation = new Map(docs.map(doc => [doc.location, doc]));
  for (const doc of docs) doc.page = byLocation.get(pageOf(doc.location)).title;
  for (const doc of docs)
    for (const text of [doc.title, doc.text, doc.page, ...doc.asked_as]) wordsOf(text).forEach(learn);
  const engine = lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.b(0.4);
    this.ref("location");
    for (const [field, boost] of Object.entries(FIELDS))
      this.field(field, { boost, extractor: doc => termsOf([].concat(doc[field]).join(" . ")) });
    docs.forEach(doc => this.add(doc));
  });

  // How strongly each document speaks of a term, without its rarity, which is weighed once for a whole concept.
  const strengths = new Map();
  function strengthsOf(term) {
    if (!strengths.has(term)) {
      const found = new Map();
      const posting = Object.prototype.hasOwnProperty.call(engine.invertedIndex, term) && engine.invertedIndex[term];
      if (posting) {
        const rarity = lunr.idf(posting, docs.length);
        for (const { ref, score } of engine.query(query => query.term(term, { usePipeline: false })))
          found.set(ref, score / rarity);
      }
      strengths.set(term, found);
    }
    return strengths.get(term);
  }

  const sumOf = (list, count) => list.reduce((sum, entry) => sum + count(entry), 0);
  const sizeOf = concepts => Math.sqrt(sumOf(concepts, ({ weight }) => weight * weight));
  const rarityOf = count => Math.log(1 + (docs.length - count + 0.5) / (count + 0.5));

  // Typing errors: letters left out, added, swapped or wrong (Damerau's distance), at most `limit`.
  const SWAP = 0.9; // the most common of them
  function errorsBetween(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + SWAP : Infinity;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swap);
        least = Math.min(least, next[j]);
      }
      if (least > limit) return limit + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  const isKnown = word => vocabulary.has(word) || knownRoots().has(stem(word));
  let roots;
  const knownRoots = () => roots || (roots = new Set([...vocabulary.keys()].map(stem)));

  const corrections = new Map(); // a reader types a sentence letter by letter, and most of its words stay
  const corrected = word => {
    if (!corrections.has(word)) corrections.set(word, correct(word));
    return corrections.get(word);
  };
  function correct(word) {
    const limit = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
    let best = [], fewest = limit;
    if (limit && !/\d/.test(word))
      for (const [known, count] of vocabulary) {
        if (known.length < 3) continue;
        const errors = errorsBetween(word, known, fewest);
        // Two errors in a short word make another word of it, unless it begins alike.
        if (errors > fewest || (errors > 1 && (known[0] !== word[0] || known.length < 5))) continue;
        if (errors && word.length < 5 && known[0] !== word[0]) continue;
        if (errors < fewest) { best = []; fewest = errors; }
        best.push({ known, errors, count });
      }
    // Of several, the one that begins and ends alike, then the most frequent.
    const alike = entry => (entry.known[0] === word[0] ? 2 : 0) + (entry.known.slice(-1) === word.slice(-1) ? 1 : 0);
    return best.sort((a, b) => alike(b) - alike(a) || b.count - a.count)[0];
  }

  // "getbacktogether": cut into known words, with as few cuts as possible.
  function cut(word) {
    const ways = [[]];
    for (let end = 1; end <= word.length; end++)
      for (let start = 0; start < end; start++) {
        const piece = word.slice(start, end);
        if (!ways[start] || !(vocabulary.has(piece) && (piece.length > 2 || FILLERS.has(piece) || NOT.has(piece) || THEY.has(piece) || WEAK.has(piece)))) continue;
        const way = [...ways[start], piece];
        if (!ways[end] || way.length < ways[end].length) ways[end] = way;
      }
    return ways[word.length];
  }

  // Read a query: its words, mended where the guide does not know them. `doubt` is what a mended word counts less.
  function read(query) {
    const typed = wordsOf(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
    const unfinished = /[\p{L}\p{N}]$/u.test(query);
    const words = [], doubts = new Map();
    for (let at = 0; at < typed.length; at++) {
      const word = typed[at].slice(0, 40);
      const joined = word + (typed[at + 1] || "");
      if (isKnown(word)) {
        words.push(word);
      } else if (at + 1 < typed.length && joined.length > 5 && vocabulary.has(joined)) {
        words.push(joined);
        at++;
      } else if (unfinished && at === typed.length - 1 && word.length > 3 && beginnings(word).length) {
        words.push(word);
      } else {
        const mended = corrected(word);
        const pieces = (!mended || mended.errors > 1) && word.length > 5 && cut(word);
        if (pieces) words.push(...pieces);
        else if (mended) {
          words.push(mended.known);
          doubts.set(mended.known, mended.errors <= 1 && word.length > 4 ? ONE_ERROR : TWO_ERRORS);
        } else if (word.length > 2 || typed.length === 1) words.push(word); // "al day long": a slip says nothing
      }
    }
    return { words, doubts, unfinished };
  }

  function beginnings(start) {
    const found = [];
    for (const word of vocabulary.keys()) if (word.startsWith(start) && word !== start) found.push(word);
    return found.sort((a, b) => vocabulary.get(b) - vocabulary.get(a)).slice(0, 8);
  }

  // How many documents hold a term, in any field.
  const counts = new Map();
  function countOf(term) {
    if (!counts.has(term)) {
      const fields = Object.prototype.hasOwnProperty.call(engine.invertedIndex, term) ? engine.invertedIndex[term] : {};
      counts.set(term, new Set(Object.keys(FIELDS).flatMap(field => Object.keys(fields[field] || {}))).size);
    }
    return counts.get(term);
  }

  // The concepts of a query with the terms that stand for each, how far each term counts, and their weight: a rare
  // concept weighs more, and one that the guide does not know weighs as much as a rare one.
  function weigh({ words, doubts = new Map(), unfinished = false }) {
    const concepts = conceptsOf(words);
    concepts.forEach((concept, number) => {
      const doubt = Math.min(1, ...concept.words.map(word => doubts.get(word) || 1));
      const variants = new Map();
      const add = (term, worth) => variants.set(term, Math.max(variants.get(term) || 0, worth));
      concept.elsewhere = concept.names.includes(ELSEWHERE);
      const isPhrase = concept.roots.length > 1 || (concept.names.length > 0 && !concept.words.some(isContent));
      const share = isPhrase ? PART_OF_PHRASE : SAME_WORD;
      variants.set("!" + concept.roots.join(" "), SAME_WORD * doubt); // not in the index: for comparing questions alone
      if (!concept.elsewhere) {
        for (const root of concept.roots) add(root, share * doubt);
        for (const name of concept.names) add(name, SAME_MEANING * doubt);
      }
      const last = concept.words[concept.words.length - 1] || "";
      if (unfinished && number === concepts.length - 1 && last.length > 2 && !vocabulary.has(last))
        for (const word of beginnings(last)) add(stem(word), BEGINNING);
      concept.variants = variants;
      concept.certainty = doubt;
      concept.known = [...variants.keys()].some(countOf);
      const meanings = Math.max(0, ...concept.names.map(countOf));
      const own = concept.roots.length === 1 ? countOf(concept.roots[0]) || meanings : meanings;
      const count = concept.elsewhere ? 1 : Math.max(1, (own + Math.max(own, meanings)) / 2);
      concept.weight = rarityOf(count) ** RARITY_COUNTS * (concept.weak ? WEAK_WORD : 1);
    });
    // "since we split" says when, and the rest of the question what.
    const telling = concepts.filter(({ weak, names }) => !weak && !names.includes(background));
    if (telling.length) for (const concept of concepts) if (concept.names.includes(background)) concept.weight *= BACKGROUND;
    return concepts;
  }

  // How well each document speaks of a concept: as well as its best term does.
  function foundBy({ variants }) {
    const found = new Map();
    for (const [term, worth] of variants)
      for (const [ref, strength] of strengthsOf(term)) {
        const value = worth * strength / (strength + HALF_STRENGTH);
        if (value > (found.get(ref) || 0)) found.set(ref, value);
      }
    return found;
  }

  // What a section says that readers ask, as concepts, for comparison with a whole query.
  const questions = [];
  for (const doc of docs)
    for (const phrase of [doc.title, ...doc.asked_as]) {
      const concepts = weigh({ words: wordsOf(phrase) });
      const size = sizeOf(concepts);
      if (size) questions.push({ location: doc.location, concepts, size, words: new Set(wordsOf(phrase).map(canonical).map(stem)) });
    }

  function likeness(query, size, words, question) {
    let sum = 0, last = -1, inOrder = true;
    const used = new Set();
    for (const concept of query) {
      let best = 0, place = -1;
      question.concepts.forEach((other, number) => {
        if (used.has(number)) return;
        for (const [term, worth] of concept.variants) {
          const same = other.variants.has(term) ? Math.sqrt(worth * other.variants.get(term)) * concept.weight * other.weight : 0;
          if (same > best) {
            best = same;
            place = number;
          }
        }
      });
      sum += best;
      if (place >= 0) {
        inOrder = inOrder && place > last;
        last = place;
        used.add(place);
      }
    }
    const shared = [...words].filter(word => question.words.has(word)).length;
    const closeness = shared / (words.size + question.words.size - shared);
    const agrees = words.has("not") === question.words.has("not");
    return sum / (size * question.size) * (inOrder ? 1 : OTHER_ORDER) * (agrees ? 1 : NOT_OR_NOT) * (OTHER_WORDS + (1 - OTHER_WORDS) * closeness);
  }

  // The section of the help page that a query cries for, and whether its words can mean anything else.
  function dangerIn(words) {
    const text = harmless.reduce((rest, phrase) => rest.split(phrase).join(" / "), plain(words));
    const sectionIn = lines => (lines.find(([, phrases]) => phrases.some(phrase => text.includes(phrase))) || [""])[0];
    const section = sectionIn(certain);
    if (section) return { section, isCertain: true };
    // "He hurt me", and no more, means it.
    const possible = sectionIn(perhaps);
    const alone = possible && words.every(word => isFiller(word) || THEY.has(word) || dangers.has(stem(word)));
    return { section: possible, isCertain: Boolean(alone) };
  }

  function rank(reading, danger) {
    const concepts = weigh(reading);
    const total = sumOf(concepts, ({ weight }) => weight);
    const certainty = sumOf(concepts, ({ known, elsewhere, weak, certainty }) => elsewhere || !known ? 0 : weak ? WEAK_WORD : certainty);
    const asked = sumOf(concepts, ({ elsewhere, weak }) => (elsewhere ? ELSEWHERE_WORD : weak ? WEAK_WORD : 1));
    const enough = concepts.some(concept => concept.elsewhere) ? KNOWN_BESIDE_ELSEWHERE : KNOWN_ENOUGH;
    const scores = new Map();
    const raise = (location, by) => scores.set(location, (scores.get(location) || 0) + by);
    for (const concept of concepts)
      for (const [location, value] of foundBy(concept)) raise(location, value * concept.weight / total);
    const size = sizeOf(concepts);
    const words = new Set(reading.words.map(canonical).map(stem));
    let expected = 0;
    const likes = new Map();
    for (const question of questions) {
      const like = size ? likeness(concepts, size, words, question) : 0;
      if (like > (likes.get(question.location) || 0)) likes.set(question.location, like);
      expected = Math.max(expected, like);
    }
    for (const [location, like] of likes) if (like > 0.3) raise(location, PHRASE_BONUS * like * like);
    const ranked = [...scores]
      .map(([location, score]) => ({ doc: byLocation.get(location), score: score * byLocation.get(location).boost * (danger.section || pageOf(location) !== urgent.page ? 1 : NO_DANGER) }))
      .sort((a, b) => b.score - a.score || (a.doc.location < b.doc.location ? -1 : 1));
    const speaksOfMore = concepts.some(({ known, elsewhere, weak }) => known && !elsewhere && !weak);
    const answered = ranked.length > 0 && (certainty >= enough * asked || (speaksOfMore && expected > EXPECTED));
    const near = ranked.filter(() => concepts.some(({ known, elsewhere, weak, certainty }) => known && !elsewhere && !weak && certainty === 1));
    return { concepts, ranked, answered, near };
  }

  // What is shown of a document: text, escaped, with the words that matched.
  const escape = text => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
  function matchedIn(text, terms) {
    const found = new Set();
    for (const match of text.matchAll(/[\p{L}\p{N}'\u2019]+/gu)) {
      const [word] = wordsOf(match[0]);
      if (word && !isFiller(canonical(word)) && terms.has(stem(word))) found.add(match[0]);
    }
    return found;
  }
  const mark = (text, terms) => text.replace(/[\p{L}\p{N}'\u2019]+|[^\p{L}\p{N}'\u2019]+/gu, part => {
    const [word] = wordsOf(part);
    const matches = word && !isFiller(canonical(word)) && terms.has(stem(word));
    return matches ? `<mark>${escape(part)}</mark>` : escape(part);
  });
  function teaser(text, terms) {
    const sentences = text.match(/[^.!?]+[.!?]*\s*/g) || [];
    let best = 0, most = -1;
    sentences.forEach((sentence, number) => {
      const count = matchedIn(sentence, terms).size;
      if (count > most) { most = count; best = number; }
    });
    let shown = "";
    for (let number = best; number < sentences.length && shown.length < 90; number++) shown += sentences[number];
    return shown.trim();
  }

  // The words of a line that stand in a text are what a reader sees matched there.
  const groupRoots = same.map((group, number) =>
    [...loosePhrases].filter(([key, names]) => !key.includes(" ") && names.has("=" + number)).map(([key]) => key));
  function rootsFor(concepts) {
    const all = new Set();
    for (const { variants, names, weak } of concepts) {
      if (weak && concepts.length > 1) continue;
      for (const term of variants.keys()) if (term[0] !== "=") all.add(term);
      for (const name of names)
        for (const root of groupRoots[name.slice(1)] || []) all.add(root);
    }
    return all;
  }

  const isDont = doc => /^Do not /.test(doc.title);
  function itemOf(doc, score, terms, leads) {
    const text = teaser(doc.text, terms);
    const dont = isDont(doc) ? '<span class="search-dont">Warning</span> ' : "";
    const title = `<span class="search-title">${dont}${mark(doc.title, terms)}</span>`;
    const shown = [...new Set([...matchedIn(doc.title + " " + text, terms)].map(word => word.toLowerCase()))].slice(0, 8);
    return {
      location: doc.location,
      score,
      terms: Object.fromEntries(shown.map(word => [word, true])),
      // Material gives the first line of a result no text of its own, so that it comes with the title.
      title: leads && doc.title !== doc.page
        ? `<span class="search-page">${escape(doc.page)}</span> ${title} <span class="search-text">${mark(text, terms)}</span>`
        : leads ? `${title} <span class="search-text">${mark(text, terms)}</span>` : title,
      text: leads ? "" : `<p>${mark(text, terms)}</p>`,
    };
  }

  // One result a page, led by its best section; Material takes the last of the documents for that line, and folds
  // those with a lower score than the first. Scores fall from one to the next, because Enter opens the highest.
  function resultsOf(ranked, terms, danger) {
    const pages = new Map();
    const best = ranked.length ? ranked[0].score : 0;
    const help = { doc: byLocation.get(`${urgent.page}#${danger.section}`), score: best };
    if (danger.isCertain || (danger.section && !ranked.length)) pages.set(urgent.page, [help]);
    for (const entry of ranked) {
      const page = pageOf(entry.doc.location);
      if (danger.section && page === urgent.page) continue; // no other section beside the one for this reader
      pages.set(page, [...(pages.get(page) || []), entry]);
      if (danger.section && !pages.has(urgent.page)) pages.set(urgent.page, [help]);
    }
    return [...pages]
      .filter(([, [lead]]) => lead.doc === help.doc || lead.score > best * LEAST_SHARE)
      .slice(0, MOST_PAGES)
      .map(([, entries], place) => {
        const [lead, ...others] = entries;
        const more = others.filter(({ doc, score }) => doc.location.includes("#") && score > lead.score * 0.6).slice(0, 3);
        return [
          ...more.map(({ doc }, number) => itemOf(doc, 100 - place - (number + 1) / 10, terms, false)),
          itemOf(lead.doc, 100 - place, terms, true),
        ];
      });
  }

  // The rest of the word that is being typed, as long as it is none yet.
  function completion(query) {
    const [typed] = /[\p{L}]{3,}$/u.exec(query) || [""];
    const start = normalise(typed);
    if (!start || start.length !== typed.length || vocabulary.has(start) || /['\u2019]/.test(query.slice(-typed.length - 1))) return [];
    return beginnings(start).slice(0, 1).map(word => typed + word.slice(start.length));
  }

  // Fillers alone ("ok", "now what") find the section that expects just that.
  const exact = new Map();
  for (const doc of docs)
    for (const phrase of doc.asked_as) exact.set(wordsOf(phrase).map(canonical).join(" "), doc);

  return function search(query) {
    const text = String(query);
    const reading = read(text);
    if (!reading.words.length) return { items: [], suggest: [], answered: !/\S/.test(text), near: [] };
    // Whoever pours their heart out may say it last.
    const end = wordsOf(text.slice(-LONGEST_QUERY)).slice(-MOST_WORDS).join(" ");
    const dangers = [text, end].map(part => dangerIn(read(part).words));
    const danger = dangers.find(({ isCertain }) => isCertain) || dangers[0];
    const { concepts, ranked, answered: found, near } = rank(reading, danger);
    const expected = !concepts.length && exact.get(reading.words.map(canonical).join(" "));
    if (expected) ranked.push({ doc: expected, score: 1 });
    const answered = Boolean(danger.section || expected) || found;
    return {
      items: answered ? resultsOf(ranked, rootsFor(concepts), danger) : [],
      suggest: completion(text),
      answered,
      near: [...new Map(near.map(({ doc }) => [pageOf(doc.location), doc])).values()].slice(0, 3).map(({ location, title, page }) => ({ location, title, page })),
    };
  };
}
