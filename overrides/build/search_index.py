"""STUB until the search branch is merged."""
import json

def words_of(e): return " ".join(e.get_text().split())

def write_index(site, guide):
    docs=[]
    for page in guide.built(site):
        for u in page.article.select("svg, script, style, nav"): u.decompose()
        if page.file == "index.html":
            sit=[{"location":line.a["href"],"situation":words_of(line.strong),"title":words_of(line.a)} for line in page.article.select(".situations li")]
        sections=[("",page.title,[])]
        for e in page.article.find_all(recursive=False):
            if e.name in {"h2","h3"} and e.get("id"): sections.append((e["id"],words_of(e),[]))
            elif e.name!="h1": sections[-1][2].append(words_of(e))
        for a,t,x in sections:
            docs.append({"location":f"{page.file}#{a}" if a else page.file,"page":page.title,"title":t,"text":" ".join(x)})
    index={"docs":docs,"situations":sit}
    (site/"assets/scripts/search-index.js").write_text("var searchIndex = "+json.dumps(index,ensure_ascii=False)+";\n")
