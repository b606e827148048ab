# Everything is built in .venv, pinned by constraints.txt.

PYTHON ?= python3
BIN := .venv/bin
LOG := .venv/install.log
# The output of pip goes to a log: if it fails, one sentence on the screen is clearer than 60 lines.
INSTALL = $(BIN)/pip install --disable-pip-version-check --retries 1 -c constraints.txt $(1) > $(LOG) 2>&1 \
  || { echo "The packages could not be fetched. Is there a network? $(LOG) has the output of pip."; exit 1; }

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show all targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "This needs Python 3.11 or newer: make run PYTHON=python3.13"; exit 1; }
	@echo "Fetching packages into .venv, which takes a minute the first time …"
	@$(PYTHON) -m venv .venv
	@# An isolated build would download its backend, in a version that is not pinned.
	@$(call INSTALL,hatchling editables)
	@$(call INSTALL,--no-build-isolation --editable .)
	@touch $@

# A variable, because a comma in the call below would separate two arguments.
DEVELOPMENT := .[test,dev]

.venv/dev: .venv/run
	@echo "Fetching what the tests and checks need into .venv …"
	@$(call INSTALL,--no-build-isolation --editable '$(DEVELOPMENT)')
	@touch $@

# $(1) sets environment variables, and $(2) is an option. The wizard runs in the home directory, so
# that no note is exported into the source. Quitting early (130) is no error.
WIZARD = cd "$${HOME:-.}" && { $(1) "$(CURDIR)/$(BIN)/bridge-tui" $(2) || [ $$? -eq 130 ]; }

.PHONY: run
run: .venv/run ## Open the wizard
	@$(call WIZARD)

.PHONY: run-80x24
run-80x24: .venv/run ## The same at 80 by 24, in tmux where the terminal is larger
	@tmux -L bridge-tui-80x24 -f /dev/null new-session -x 80 -y 24 \
	  'stty rows 24 columns 80; $(call WIZARD)'

.PHONY: run-plain
run-plain: .venv/run ## The same line by line
	@$(call WIZARD,,--plain)

.PHONY: run-mono
run-mono: .venv/run ## The same without a colour, in ASCII
	@$(call WIZARD,NO_COLOR=1 LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0 PYTHONIOENCODING=ascii)

# More processes than processors, by half, since many tests wait for a thread, a timer or another
# process. Tests that measure time are marked as `alone`, and run one after the other. Bytecode is
# written, or each of the many processes that tests start would compile the program anew.
WORKERS := $(shell $(PYTHON) -c 'import os; print(os.cpu_count() * 3 // 2)')
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --timeout 900
# In small portions, or one process would get all the tests of the full screen, which take longest.
QUICK := --maxschedchunk 8 -m 'not slow and not terminal and not packaging'

.PHONY: test
test: .venv/dev ## Run the quick tests
	$(PYTEST) -n $(WORKERS) $(QUICK)

.PHONY: test-slow
test-slow: .venv/dev ## Run the others: long walks, more examples, real terminals, packaging, kills
	$(PYTEST) -n auto --hypothesis-profile thorough -m hypothesis
	$(PYTEST) -n auto --dist loadgroup -m '(slow or terminal or packaging) and not alone'
	$(PYTEST) -m alone

.PHONY: test-all
test-all: test test-slow ## Run every test

.PHONY: check
check: .venv/dev ## Check format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: walk
walk: .venv/dev ## Walk more whole notes: make walk ROUNDS=10
	ROUNDS=$(or $(ROUNDS),10) $(PYTEST) -n auto --timeout 0 tests/unit/templates/test_composer.py -k every_combination

.PHONY: kills
kills: .venv/dev ## Kill the wizard at many more moments: make kills N=2000
	KILLS=$(or $(N),2000) $(PYTEST) --timeout 0 tests/terminal/test_kills.py

.PHONY: weights
weights: .venv/dev ## Train the classifier on the labelled notes, and the weights of words on the mails
	$(BIN)/python -m tools.train_classifier
	$(BIN)/python -m tools.train_mail_weights

.PHONY: score
score: .venv/dev ## Score the checker, totals only: make score FILE="data/etiquette/test/notes-*.jsonl"
	@$(BIN)/python -m tools.score $(or $(FILE),data/etiquette/test/*.jsonl)

.PHONY: format
format: .venv/dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: bench
bench: .venv/dev ## Compare speed and memory with a minimal Textual application: make bench ROUNDS=10
	$(BIN)/python -m tools.bench --rounds $(or $(ROUNDS),5)

.PHONY: sessions
sessions: .venv/dev ## Measure the memory and processor time of open sessions: make sessions N=20
	$(BIN)/python -m tools.sessions $(or $(N),20)

.PHONY: docs
docs: .venv/dev ## Generate the pages that describe the answers file and the rules
	$(BIN)/python -m tools.reference docs

.PHONY: pictures
pictures: .venv/dev ## Draw the pictures of the documentation from the app itself
	@# The pictures show the same clipboard on every machine: that of a terminal.
	env -u TMUX -u STY -u DISPLAY -u WAYLAND_DISPLAY $(BIN)/python -m tools.pictures docs

.PHONY: dist
dist: .venv/dev ## Build the wheel and the sdist, and check that a package index accepts them
	rm -rf dist/*.whl dist/*.tar.gz
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*.whl dist/*.tar.gz

.PHONY: pyz
pyz: .venv/dev ## Pack it all into one file that any Python runs: dist/bridge-tui.pyz
	$(BIN)/python -m tools.pyz dist/bridge-tui.pyz

PYTHONS ?= python3.11 python3.12 python3.13 python3.14

.PHONY: pythons
pythons: ## Run the quick tests on each Python at hand: make pythons PYTHONS="python3.12 …"
	@set -e; for python in $(PYTHONS); do \
	  if ! "$$python" -c '' 2>/dev/null; then echo "$$python is not at hand"; continue; fi; \
	  home=.venv/pythons/$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  "$$python" -m venv "$$home"; \
	  pip="$$home/bin/pip install --quiet --disable-pip-version-check -c constraints.txt"; \
	  $$pip hatchling editables; \
	  $$pip --no-build-isolation --editable '.[test]'; \
	  echo "$$("$$home/bin/python" --version):"; \
	  "$$home/bin/python" -m pytest -q -n auto $(QUICK); \
	done

.PHONY: clean
clean: ## Remove what was built
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
