# `make run` and `make test` do all the set-up. Python 3.11 or newer is enough to begin with;
# `make PYTHON=/path/to/python run` names another than the first that is found.
# All paths are relative, so that the checkout may lie in a folder with spaces in its name.

PYTHON ?=

.PHONY: help run test test-long fuzz soak zoo package test-package test-page benchmarks benchmarks-guard lock pictures help-pages translations format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-17s%s\n", $$1, $$2 }' Makefile

# An environment that broke since it was made is not ready.
$(shell .venv/bin/python -c 'import pip' 2>/dev/null || rm -f .venv/ready)

.venv/ready: pyproject.toml packaging/environment.sh packaging/requirements.lock
	@sh packaging/environment.sh "$(PYTHON)"

run: .venv/ready ## open the window on the digits sample
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		sh packaging/system-packages.sh window || true; \
		.venv/bin/python main.py --sample digits; \
	else \
		echo "There is no display: the report of the sample is written to build/sample-report instead."; \
		sh packaging/system-packages.sh offscreen || true; \
		.venv/bin/python main.py report resources/samples/digits --out build/sample-report; \
	fi

# What takes about as long as all others together.
HALF := tests/gui tests/core tests/cli tests/writers tests/packaging tests/bundle

# The tests of a mark, $(1), in two halves side by side.
define tests_in_halves
	@mkdir -p build
	@echo "pytest, in two halves side by side; what the first says comes at the end"
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m "$(1)" $(HALF) > build/first-half.log 2>&1 & first=$$!; \
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m "$(1)" $(addprefix --ignore=,$(HALF)); second=$$?; \
	wait $$first; first=$$?; cat build/first-half.log; test $$first -eq 0 -a $$second -eq 0
endef

test: .venv/ready ## check style, types and imports, then run the tests
	@sh packaging/system-packages.sh window
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	MYPYPATH=packaging .venv/bin/mypy --explicit-package-bases packaging
	.venv/bin/lint-imports
	$(call tests_in_halves,not long)

test-long: .venv/ready ## run the tests that make test leaves out, as they take longer
	@sh packaging/system-packages.sh window
	$(call tests_in_halves,long)

CASES ?= 100000
SEED ?= 1
WORKERS ?= 1

fuzz: .venv/ready ## open damaged files: CASES=100000 of SEED=1, from where it was stopped on
	.venv/bin/python -m tests.fuzz --cases "$(CASES)" --seed "$(SEED)" --workers "$(WORKERS)"

INTERACTIONS ?= 10000

soak: .venv/ready ## work a window at random: INTERACTIONS=10000 of SEED=1
	@sh packaging/system-packages.sh offscreen
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.soak --interactions "$(INTERACTIONS)" --seed "$(SEED)"
	CMVIEWER_WALK=500 QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/gui/test_session_picture.py

MINUTES ?= 60

zoo: .venv/ready ## write random evaluations in every layout for an hour (MINUTES=, SEED=), and read them back
	.venv/bin/python -m tests.zoo --minutes $(MINUTES) --seed $(SEED)

package: .venv/ready ## build the program to double-click, and what is handed out of it, into dist
	@sh packaging/system-packages.sh package .venv/bin/python
	.venv/bin/python packaging/build.py

test-package: package ## build it, then work it as a person does, on a screen that nobody sees
	@sh packaging/system-packages.sh screen
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/packaged

test-page: .venv/ready ## click through reports in browsers, Chromium and Firefox
	@sh packaging/system-packages.sh browser
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/browser

benchmarks: .venv/ready ## measure speed beside other programs, those that are installed
	@sh packaging/system-packages.sh offscreen
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.benchmarks

benchmarks-guard: .venv/ready ## measure what is short, and fail where it has become twice as slow beside others
	@sh packaging/system-packages.sh offscreen
	.venv/bin/python -m tests.benchmarks.guard

lock: .venv/ready ## write down the versions that are in .venv, to be installed again
	.venv/bin/python packaging/lock.py
	@touch .venv/ready

pictures: .venv/ready ## make the pictures of the help anew, and a sheet of the window at all sizes and scales in build/pictures
	@sh packaging/system-packages.sh offscreen
	.venv/bin/python packaging/screenshot.py
	.venv/bin/python packaging/picture_sheet.py build/pictures

help-pages: .venv/ready ## write the tables of the help's page of problems from the catalogue
	.venv/bin/python -m cmviewer.problems.help_page

translations: .venv/ready ## write the words of the window into its catalogues, for those who translate it
	.venv/bin/python -m cmviewer.gui.catalogue

format: .venv/ready ## put the code into shape
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

clean: ## remove everything that was made, the environment too
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
