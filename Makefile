# Two commands matter: `make site` builds the site into site/, `make test` runs every check. Both do all their set-up.
PYTHON_IN_VENV := .venv/bin/python

# Where the machine forbids byte code to be kept, each of the tests' hundred processes would compile the builder anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site test serve lint lock audit audit-site fuzz benchmark clean setup setup-dev

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

setup:
	@scripts/setup

setup-dev:
	@scripts/setup dev

site: setup ## Build the site into site/ (strict; the last good site stays until the new one is whole)
	$(PYTHON_IN_VENV) -m builder publish

serve: setup ## Serve the site and rebuild it on every change
	$(PYTHON_IN_VENV) -m mkdocs serve

lint: setup-dev ## Format check, lint and types
	$(PYTHON_IN_VENV) -m ruff format --check .
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m mypy

test: lint ## Every check: format, lint, types, tests, browser tests
	$(PYTHON_IN_VENV) -m pytest -m "not browser" -n 2 --dist loadfile --no-loadscope-reorder
	scripts/audits
	CHROMIUM="$$(scripts/chromium)" $(PYTHON_IN_VENV) -m pytest -m browser -n 2

lock: setup-dev ## Write both lock files anew from pyproject.toml
	$(PYTHON_IN_VENV) -m uv pip compile pyproject.toml --universal --python-version 3.11 --extra build --generate-hashes --no-header --no-emit-index-url --quiet --upgrade -o requirements.lock
	$(PYTHON_IN_VENV) -m uv pip compile pyproject.toml --universal --python-version 3.11 --extra build --extra dev --generate-hashes --no-header --no-emit-index-url --quiet --constraint requirements.lock -o requirements-dev.lock

audit: setup-dev ## Known vulnerabilities and licences of everything installed
	$(PYTHON_IN_VENV) -m pip_audit --require-hashes --disable-pip -r requirements.lock
	$(PYTHON_IN_VENV) -m piplicenses --order=license

audit-site: site setup-dev ## Lighthouse on the built site (needs Node)
	scripts/audits all
	CHROMIUM="$$(scripts/chromium)" $(PYTHON_IN_VENV) -m benchmarks.lighthouse site

fuzz: setup-dev ## Fuzz each reader, stage and output for half a minute (Linux)
	$(PYTHON_IN_VENV) -m benchmarks.fuzz --seconds 30

clean: ## Remove the environment, the cache and the built site
	rm -rf .venv .cache
	find site -mindepth 1 ! -name .gitignore -delete
