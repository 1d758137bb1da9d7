# Numé-Raï : « make run » met le programme en marche, « make test » vérifie tout. Il suffit de Python 3.11 à 3.14.
# Options : make run PORT=8001 DATA=mon-dossier DEMO=0

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install run test faults fuzz audit mutations payloads check screenshots snapshots benchmark clean

export NUMERAI_PORT := $(or $(PORT),$(NUMERAI_PORT))
export NUMERAI_DATA := $(or $(DATA),$(NUMERAI_DATA))
export NUMERAI_DEMO := $(or $(DEMO),$(NUMERAI_DEMO))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_NO_INPUT := 1

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --quiet --no-warn-script-location
LOCKED := --require-hashes --only-binary :all:

help:
	@echo "make run        met Numé-Raï en marche (options : PORT=8001 DATA=dossier DEMO=0)"
	@echo "make install    installe sans démarrer (pour un service, ou après une mise à jour)"
	@echo "make test       lance tous les tests, sur SQLite puis sur PostgreSQL"
	@echo "make faults     provoque pannes, courses et attaques, sur les deux bases, et rend un tableau"
	@echo "make mutations  retire un à un les contrôles d’accessibilité, et vérifie que chacun manque"
	@echo "make fuzz       envoie n’importe quoi à chaque formulaire (options : SECONDS=600 SEED=2)"
	@echo "make audit      regarde de quoi dépend le programme : versions, licences, failles connues (réseau)"
	@echo "make payloads   écrit des mots hostiles dans chaque champ et relit chaque sortie"
	@echo "make check      vérifie vite le code et les textes (moins de 30 secondes)"
	@echo "make screenshots  photographie chaque page, dans un dossier : FOLDER=…"
	@echo "make snapshots  réécrit ce qu’un lecteur d’écran reçoit de chaque page (tests/gate/snapshots, tests/gate/heard)"
	@echo "make benchmark  mesure tout, l’un après l’autre, et l’écrit dans benchmarks/RESULTS.md (ARGS=--quick)"
	@echo "make clean      enlève ce que make a installé ici (jamais vos données)"

install: .venv/ready-to-run

# The command takes the place of the shell, and ends with make even if make is killed.
run: .venv/ready-to-run
	@NUMERAI_DIES_WITH=$$PPID exec $(BIN)/numerai run

test: .venv/ready-to-test
	@$(BIN)/python tools/test $(ARGS)

faults: .venv/ready-to-test
	@$(BIN)/python tools/faults $(ARGS)

# Another SEED sends other requests; a finding says which one it was.
fuzz: .venv/ready-to-test
	@FUZZ_SECONDS=$(or $(SECONDS),600) FUZZ_SEED=$(or $(SEED),1) \
	  $(BIN)/python -m pytest -q --tb=short -n 2 -rP -p no:logging --show-capture=stdout tests/fuzz/test_every_form.py $(ARGS)

# Ends with 1 if there is something to look at, 3 if something could not be known.
audit: .venv/ready-to-test
	@$(BIN)/python tools/audit

# Arguments choose checks: make mutations ARGS="target-gap axe:image-alt"
mutations: .venv/ready-to-test
	@$(BIN)/python -m tests.gate.mutations $(ARGS)

payloads: .venv/ready-to-test
	@$(BIN)/python tools/payloads $(ARGS)

# djlint: a button in a form sends it without being told (H043), and white space after a title is free (H015).
check: .venv/ready-to-test
	@NUMERAI_SECRET_KEY=check PATH="$(CURDIR)/$(BIN):$$PATH" sh -eu -c '\
	  ruff check --quiet . ; ruff format --check --quiet . ; \
	  lint-imports --no-logo >.venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; } ; \
	  git ls-files "numerai/*.html" | xargs djade --check --target-version 5.2 ; \
	  djlint --quiet --lint --ignore=H015,H043 numerai ; \
	  mypy --no-error-summary ; \
	  pytest -q tests/test_habits.py'
	@echo "Tout va bien."

# Pictures go outside the repository unless told otherwise; ARGS="-k concern" chooses pages.
screenshots: .venv/ready-to-test
	@FOLDER="$(FOLDER)" $(BIN)/python -m pytest -q tests/gate/screenshots.py $(ARGS)
	@echo "Captures : $(if $(FOLDER),$(FOLDER),dossier temporaire « numerai-captures »)"

# What a page gives to a screen reader is kept, and read like code: git diff says what changed. ARGS="-k concern" chooses.
snapshots: .venv/ready-to-test
	@$(BIN)/python -m tests.gate.write_snapshots $(ARGS)

benchmark: .venv/ready-to-test
	@$(BIN)/python -m benchmarks $(ARGS)

clean:
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info

# ── Python and the libraries, once ────────────────────────────────────────────────────────────────

# The newest suitable Python that can make virtual environments. A name may exist and not work: each one is tried.
# An environment that works already is kept.
.venv/made:
	@suits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))'; \
	$(BIN)/python -c "$$suits" >/dev/null 2>&1 && touch $@ && exit 0; \
	for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if "$$python" -c "$$suits" >/dev/null 2>&1; then \
	    echo "Numé-Raï installe ce qu’il lui faut dans .venv, une seule fois ($$("$$python" --version))…"; \
	    rm -rf .venv && "$$python" -m venv .venv && touch $@ && exit 0; \
	    echo "L’environnement .venv n’a pas pu être créé. Les lignes ci-dessus disent pourquoi." >&2; exit 3; \
	  fi; \
	done; \
	if command -v python3 >/dev/null 2>&1; then \
	  echo "Il faut Python 3.11, 3.12, 3.13 ou 3.14, avec son module venv. Ici : $$(python3 --version 2>&1)." >&2; \
	  echo "Sur Debian ou Ubuntu, tapez : sudo apt install python3 python3-venv" >&2; \
	else \
	  echo "Python manque. Installez Python 3.11 ou plus récent (moins de 3.15), puis recommencez." >&2; \
	fi; exit 3

.venv/ready-to-run: .venv/made requirements/run.txt pyproject.toml
	@$(INSTALL) $(LOCKED) -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-to-test: .venv/made requirements/dev.txt pyproject.toml
	@echo "Numé-Raï installe ses outils de test dans .venv, une seule fois…"
	@$(INSTALL) $(LOCKED) -r requirements/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@ .venv/ready-to-run
