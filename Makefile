# Every target sets up what it needs. You need Python 3.10 or newer, make and git.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIN = $(BIN)/uv pip compile --upgrade --universal --python-version 3.10 --generate-hashes --no-annotate --no-header --quiet
# Silences the notice of MkDocs's end of life on every build; tests/site/test_build.py watches the way out.
export NO_MKDOCS_2_WARNING := 1

.PHONY: build built serve successor test check approve format search-report external-links ace audit freshness upgrade clean

# Not --quiet: that would hide the warnings from `strict` too, and a broken link would pass. Each build has a folder of
# its own, so that two at once do not meet; what killed ones left is cleared an hour later.
build: .venv/site
	@mkdir -p .build || (echo "make build: this folder cannot be written; fix its permissions, or build a copy elsewhere" && exit 1)
	@find .build -maxdepth 1 -name '[0-9]*' -mmin +60 -exec rm -rf {} + || true
	@staged=.build/$$$$; trap "rm -rf $$staged" EXIT; $(BIN)/python overrides/build/make.py $$staged site

serve: .venv/site
	@$(BIN)/python overrides/build/serve.py "$(PORT)"

# The same pages, built with what comes after Material for MkDocs.
successor: .venv/tests
	@$(BIN)/python overrides/build/successor.py .build/successor

# A build that fails is reported together with all other errors of the sources.
built: .venv/tests
	@$(MAKE) --no-print-directory build || ($(BIN)/pytest tests/source -n auto; exit 1)

test: built
	$(BIN)/python tests/install_chromium.py
	$(BIN)/pytest tests -n auto

check: built
	$(BIN)/pytest tests -n auto -m "not browser and not slow"

# Accept what the pages say now; the difference in tests/approved.yml is for a reviewer.
approve: .venv/tests
	@cd tests && ../$(BIN)/python -m shared.approved

format: .venv/tests
	$(BIN)/ruff check --fix overrides tests
	$(BIN)/ruff format overrides tests
	$(BIN)/mdformat docs README.md .github/CONTRIBUTING.md
	$(BIN)/oxfmt 'docs/**/*.css' 'overrides/**/*.css'

search-report: .venv/tests build
	$(BIN)/python tests/search_report.py

external-links: .venv/tests build
	$(BIN)/linkchecker --config tests/linkchecker.ini --threads 10 --check-extern site/index.html

# What DAISY says of the e-book. Ace brings 200 packages that nobody pins, so it is no part of `make test`.
ace: .venv/tests build
	PUPPETEER_EXECUTABLE_PATH="$$(cd tests && ../$(BIN)/python -c 'import install_chromium as i; print(i.find_chromium())')" \
	npx --yes @daisy/ace-cli@1.4.6 --force --outdir .build/ace site/download/the-way-back.epub

audit: .venv/upkeep
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-test.txt

freshness: .venv/tests
	$(BIN)/python tests/freshness_report.py

upgrade: .venv/upkeep
	for set in requirements requirements-test requirements-upkeep; do $(PIN) $$set.in -o $$set.txt || exit 1; done

clean:
	rm -rf .venv .build site

.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
	|| (echo "make: $(PYTHON) is not Python 3.10 or newer; install one, or name it: make PYTHON=python3.13" && exit 1)
	@echo "Setting up .venv with what builds the guide: about half a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/tests: requirements-test.txt .venv/site
	@echo "Adding to .venv what tests the guide: about a minute, once."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

.venv/upkeep: requirements-upkeep.txt .venv/site
	@echo "Adding to .venv what looks after the requirements."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-upkeep.txt
	@touch $@
