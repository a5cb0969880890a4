// STUB until the search branch is merged.
function createRanking(index) {
  return query => {
    const words = query.toLowerCase().match(/[a-z']+/g) || [];
    const last = words[words.length - 1] || "zzz";
    const parts = text => { const at = text.toLowerCase().indexOf(last); return at < 0 ? [[text, false]] : [[text.slice(0, at), false], [text.slice(at, at + last.length), true], [text.slice(at + last.length), false]]; };
    const seen = new Set();
    const results = index.docs.filter(d => (d.title + d.text).toLowerCase().includes(last) && !seen.has(d.page) && seen.add(d.page)).slice(0, 5).map(d => ({ location: d.location, page: d.page, title: parts(d.title), text: parts(d.text.slice(0, 120)), dont: /^Do not/.test(d.title) }));
    return { results, danger: "", covered: results.length > 0, nearest: [] };
  };
}
