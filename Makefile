# Every target sets up what it needs. Wanted on the machine: Python 3.10 or newer, make and git.
PYTHON ?= python3
BIN := .venv/bin
# Silences the notice of MkDocs's end of life on every build; tests/test_successor.py watches the way out.
export NO_MKDOCS_2_WARNING := 1

.PHONY: build serve test check search-report upgrade clean

build: .venv/site
	$(BIN)/mkdocs build --quiet --site-dir .build/site
	$(BIN)/python overrides/publish.py .build/site site

serve: .venv/site
	$(BIN)/mkdocs serve

test: .venv/tests build
	$(BIN)/pytest

check: .venv/tests build
	$(BIN)/pytest -m "not browser"

search-report: .venv/tests build
	$(BIN)/python tests/search_report.py

upgrade: .venv/upgrade
	$(BIN)/uv pip compile --upgrade $(PIN) requirements.in -o requirements.txt
	$(BIN)/uv pip compile --upgrade $(PIN) requirements-test.in -o requirements-test.txt

clean:
	rm -rf .venv .build site

.venv/site: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/tests: requirements-test.txt .venv/site
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.txt
	touch $@
